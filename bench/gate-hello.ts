import { createServer } from "node:http";

/**
 * The floor of the gate, a process of its own: node:http, the same settings, and for every request the same headers and
 * bytes as the gate's answer about a blocked number.
 */
const BODY = JSON.stringify({
  check: {
    number: "+17195550001",
    action: "dial",
    allowed: false,
    reason: "blocked",
    since: "2026-03-03T10:00:00.000+00:00",
    caller: null,
  },
});

const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (_, response) => {
  response.writeHead(200, {
    "cache-control": "no-store",
    "content-type": "application/json",
    "content-length": Buffer.byteLength(BODY),
  });
  response.end(BODY);
});
server.listen(Number(process.env.HELLO_PORT), "127.0.0.1", () => process.send?.("ready"));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
