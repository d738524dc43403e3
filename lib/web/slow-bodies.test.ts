import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bodies } from "./slow-bodies";

const bodies = new Bodies({ lookMs: 50, least: 100, looks: 6, most: 3 });
const server = createServer((request, response) => {
  bodies.watch(request, response, request.headers["x-from"]?.toString() ?? "192.0.2.1");
  request.on("error", () => undefined);
  if (request.url === "/unread") return void sleep(600).then(() => request.resume());
  request.resume();
  request.on("end", () => response.end("all of it"));
});
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A request whose body has a thousand bytes and of which none has come. */
function begin({ from = "192.0.2.1", url = "/" } = {}): { socket: Socket; said: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  socket.write(`POST ${url} HTTP/1.1\r\nHost: x\r\nX-From: ${from}\r\nContent-Length: 1000\r\n\r\n`);
  let text = "";
  socket.on("data", (piece) => (text += piece));
  socket.on("error", () => undefined);
  return { socket, said: once(socket, "close").then(() => text) };
}

test("150 bodies that stall are cut off, whoever sends them, while others are served", async () => {
  const stalled = Array.from({ length: 150 }, (_, i) => begin({ from: `192.0.2.${i}` }));
  const honest = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "x".repeat(500_000) });
  expect(await honest.text()).toBe("all of it");
  for (const { said } of stalled) expect(await said).toMatch(/^HTTP\/1.1 408 .*The body came too slowly/s);
});

test("a body that comes at the least rate is not cut off, nor one that we do not read yet", async () => {
  const { socket, said } = begin({ from: "192.0.2.200" });
  for (let i = 0; i < 10; i++) {
    socket.write("x".repeat(100));
    await sleep(100);
  }
  socket.end();
  expect(await said).toMatch(/200 OK.*all of it/s);
  const unread = begin({ from: "192.0.2.201", url: "/unread" });
  unread.socket.write("x".repeat(999));
  await sleep(400);
  unread.socket.end("x");
  expect(await unread.said).not.toMatch(/408/);
});

test("of one address only so many are long under way, of IPv6 of one network", async () => {
  const clients = Array.from({ length: 5 }, (_, i) => begin({ from: `2001:db8::${i + 1}` }));
  const feeding = setInterval(() => {
    for (const { socket } of clients) if (socket.writable) socket.write("x".repeat(40));
  }, 20);
  const cut = await Promise.race([
    Promise.all(clients.slice(3).map(({ said }) => said)),
    sleep(5_000, [] as string[]),
  ]);
  clearInterval(feeding);
  expect(cut.map((said) => /408/.test(said))).toEqual([true, true]);
  for (const { socket } of clients) socket.destroy();
});
