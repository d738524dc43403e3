import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { loadProviders } from "@/lib/traffic/warming";
import { keepStops } from "@/lib/enforcement/stops";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { networkList } from "@/lib/networks";
import { ARRIVED } from "@/lib/time-limits";
import type { FailureAnswer } from "@/lib/web/error-statuses";
import { keepLength } from "@/lib/web/content-length";
import { findCaller } from "@/lib/trusted-proxies";
import { Bodies } from "@/lib/web/slow-bodies";
import { unroutable, withoutEnding } from "@/lib/web/unroutable";
import { endOnCrash } from "../kit/crashing";
import { answerHealth } from "../kit/health";
import { onStop } from "../kit/stopping";
import { Turns } from "../kit/turns";
import { warmUp } from "../kit/warming";

/** The web process: our own http server around Next, so that a client's own words on its address are not believed. */
endOnCrash();
// A rejection that a page did not handle concerns that page. The other requests go on, as they do under next start.
process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise was forgotten"));

const { port, host, publicUrl, trustProxy, uploadLimit } = env();
const dev = process.argv.includes("--dev");
const trusted = networkList(trustProxy);
const bodies = new Bodies();
const turns = new Turns();
/** The time for requests under way to end, and again for Next itself. */
const STOP_MILLISECONDS = 4000;
/** The longest time that the server stays closed while the routes that must be fast get ready. */
const WARM_MILLISECONDS = 10_000;
const TOO_LARGE: FailureAnswer = {
  status: 413,
  errors: { base: [`is larger than the ${uploadLimit} bytes that are taken`] },
};

/** The headers that a proxy adds. A client that adds them itself only loses by it. */
const FORWARDING = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "forwarded",
  "via",
];

if (publicUrl) process.env.NEXTAUTH_URL = publicUrl;
else process.env.AUTH_TRUST_HOST = "1";
if (process.env.NEXTAUTH_URL === "") delete process.env.NEXTAUTH_URL;

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000, headersTimeout: 66_000 });
const { default: next } = await import("next");
// Next takes a server's upgrades for hot reload, and then never answers a client that offers HTTP/2 with its request
// (curl --http2, Java's own client). Only a developer's server needs hot reload.
const httpServer = dev ? server : createServer();
const app = next({ dev, port, hostname: host ?? "localhost", httpServer });
const handle = app.getRequestHandler();
await app.prepare();
if (!dev)
  await Promise.race([
    Promise.allSettled([warmUp(answer), loadProviders()]),
    sleep(WARM_MILLISECONDS, undefined, { ref: false }),
  ]);

server.on("request", answer);
server.on("checkContinue", (request, response) => {
  if (!tooLarge(request)) response.writeContinue();
  answer(request, response);
});
server.on("error", (error) => {
  log.fatal(`The web server cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen({ port, host }, () => process.send?.("ready"));

onStop(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([closed, sleep(STOP_MILLISECONDS)]);
  clearInterval(idle);
  await Promise.race([keepStops(), sleep(STOP_MILLISECONDS)]);
  await Promise.race([app.close(), sleep(STOP_MILLISECONDS)]);
});

function answer(request: IncomingMessage, response: ServerResponse) {
  request.headers[ARRIVED] = String(turns.earliest());
  if (answerHealth(request, response)) return;
  const refusal = tooLarge(request) ? TOO_LARGE : unroutable(request);
  if (refusal) return refuse(request, response, refusal);
  bodies.watch(request, response, tellCaller(request));
  keepLength(response);
  endUnread(request, response);
  request.url = withoutEnding(request.url ?? "");
  handle(request, response).catch((error: unknown) => {
    log.error({ err: error, url: request.url }, "a request failed");
    response.destroy();
  });
}

/**
 * Overwrites every header that a proxy may set and a client may forge. `x-real-ip` stays only for a request that came
 * without a proxy, because a demo account signs in only then. Returns the caller's address.
 */
function tellCaller(request: IncomingMessage): string {
  const { headers, socket } = request;
  const said = (name: string) => headers[name]?.toString();
  const { address, viaProxy } = findCaller(socket.remoteAddress ?? "", said("x-forwarded-for"), trusted);
  const secure = viaProxy && publicUrl !== undefined && said("x-forwarded-proto") === "https";
  const forwarded = FORWARDING.some((name) => headers[name] !== undefined);
  headers["x-forwarded-for"] = address;
  if (forwarded) delete headers["x-real-ip"];
  else headers["x-real-ip"] = address;
  headers["x-forwarded-host"] = (viaProxy && said("x-forwarded-host")) || headers.host;
  headers["x-forwarded-proto"] = secure ? "https" : "http";
  delete headers.forwarded;
  delete headers["x-forwarded-port"];
  return address;
}

function tooLarge(request: IncomingMessage) {
  return Number(request.headers["content-length"] ?? 0) > uploadLimit;
}

/** The time in which a client that is still sending can see the answer. */
const GRACE_MILLISECONDS = 2000;

/** Ends the connection of a client that goes on sending a body after its answer. */
function endUnread(request: IncomingMessage, response: ServerResponse) {
  // Taken now, because a request whose connection has ended has no socket any more.
  const { socket } = request;
  const end = () => request.complete || socket.destroy();
  response.once("finish", () => request.complete || setTimeout(end, GRACE_MILLISECONDS).unref());
}

/** Answers without reading the body, and gives the client two seconds to see the answer before it is cut off. */
function refuse(request: IncomingMessage, response: ServerResponse, failure: FailureAnswer) {
  response.writeHead(failure.status, { "content-type": "application/json", connection: "close" });
  const { socket } = request;
  response.end(JSON.stringify(failure));
  setTimeout(() => socket.destroy(), GRACE_MILLISECONDS).unref();
}
