import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { post } from "./posting";

process.env.ALLOW_PRIVATE_TARGETS = "1";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function postTo(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return post({ url: `http://127.0.0.1:${port}/hook?a=1`, headers: { "x-sent": "yes" }, body: '{"é":1}' });
}

test("the body arrives whole, as JSON, by POST", async () => {
  const said = await postTo((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { "content-type": type, "x-sent": sent } = request.headers;
      response.end([request.method, request.url, type, sent, body].join(" "));
    });
  });
  expect(said).toEqual({ status: 200, text: 'POST /hook?a=1 application/json yes {"é":1}' });
});

test("ten seconds are waited for an answer, and for the rest of one that has begun", async () => {
  const start = performance.now();
  const [silent, begun] = await Promise.all([
    postTo(() => {}),
    postTo((_, response) => {
      response.writeHead(202);
      response.write("taken");
    }),
  ]);
  expect(silent).toEqual({ status: null, text: "No answer within 10 seconds." });
  expect(begun).toEqual({ status: 202, text: "taken" });
  expect(performance.now() - start).toBeLessThan(12_000);
});

test.each<[string, RequestListener]>([
  ["drops the connection", (request) => void request.socket.destroy()],
  ["answers no HTTP", (request) => void request.socket.end("hello\r\n\r\n")],
  [
    "answers endless headers",
    (request) => void request.socket.write(`HTTP/1.1 200 OK\r\n${"a: b\r\n".repeat(9_000)}`),
  ],
  [
    "switches protocols",
    (request) => void request.socket.end("HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
  ],
])("a target that %s has not answered", async (_, listener) => {
  const said = await postTo(listener);
  expect(said.status).toBeNull();
  expect(said.text).toMatch(/^No answer: /);
});
