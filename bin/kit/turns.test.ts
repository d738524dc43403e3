import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { Turns } from "./turns";

/** Asks every few milliseconds from a thread of its own, on open connections, and says when each was sent. */
const CLIENT = `
const net = require("node:net");
const { workerData: port, parentPort } = require("node:worker_threads");
let answered = 0;
for (let n = 0; n < 150; n++) {
  const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
  socket.on("data", () => ++answered === 150 && parentPort.postMessage("done"));
  const ask = () =>
    socket.write("GET /" + (performance.timeOrigin + performance.now()) + " HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n");
  setTimeout(ask, 500 + n * 10);
}`;

test("a request is not taken for younger than it is, however long the process was busy", async () => {
  const turns = new Turns();
  const young: number[] = [];
  let oldest = 0;
  const server = createServer(({ url = "" }, response) => {
    const earliest = performance.timeOrigin + turns.earliest();
    const sent = Number(url.slice(1));
    young.push(earliest - sent);
    oldest = Math.max(oldest, performance.timeOrigin + performance.now() - earliest);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new Worker(CLIENT, { eval: true, workerData: port });
  const busy = setInterval(() => block(120), 200);
  await new Promise((resolve) => client.once("message", resolve));
  clearInterval(busy);
  await client.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(young).toHaveLength(150);
  // A few may be held up on a busy machine between the word that they are sent and their sending.
  const [tenth = 0] = young.toSorted((a, b) => b - a).slice(15);
  expect(tenth).toBeLessThan(2);
  expect(oldest).toBeGreaterThan(100);
});

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
