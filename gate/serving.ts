import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import { answerHealth } from "@/bin/kit/health";
import { Turns } from "@/bin/kit/turns";
import { log } from "@/lib/log";
import { Callers } from "./callers";
import { type Decision, decide, guesses } from "./deciding";
import type { Asked, Format, GateAnswer, GateRequest } from "./formats/format";
import { formatOf, refusePath } from "./formats/formats";
import { BODY_MS } from "./limits";
import { readHead, readWhole } from "./reading";

const NOWHERE: GateRequest = {
  method: "GET",
  path: [],
  query: new URLSearchParams(),
  body: "",
  contentType: "",
  authorization: null,
};

/** Makes the server that phone systems ask. Proxies in `trusted` are believed when they name the caller's address. */
export function makeGate(trusted: BlockList): Server {
  const turns = new Turns();
  const callers = new Callers(trusted);
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: BODY_MS,
    requestTimeout: 2 * BODY_MS,
    noDelay: true,
  });

  server.on("request", (message, response) => {
    const earliest = turns.earliest();
    const read = readHead(message);
    if (answerHealth(message, response)) return;
    const format = read && formatOf(read.first, read.request.query);
    if (!read || !format) {
      return send(message, response, refusePath(message.url ?? "", read?.request ?? NOWHERE));
    }
    if (message.method !== "POST") return answer(message, response, format, read.request, earliest);
    void answerPosted(message, response, format, read.request);
  });

  async function answerPosted(
    message: IncomingMessage,
    response: ServerResponse,
    format: Format,
    request: GateRequest,
  ): Promise<void> {
    const body = await readWhole(message);
    if (body === null) return send(message, response, format.refuse("unreadable", request));
    answer(message, response, format, { ...request, body }, turns.earliest());
  }

  function answer(
    message: IncomingMessage,
    response: ServerResponse,
    format: Format,
    request: GateRequest,
    earliest: number,
  ): void {
    const asked = format.read(request);
    if (!asked) return send(message, response, format.refuse("unreadable", request));
    let decision: Decision | Promise<Decision>;
    try {
      decision = decide(asked, callers.of(message), earliest);
    } catch (error) {
      decision = failed(error, asked);
    }
    if (decision instanceof Promise) void answerLater(message, response, format, request, asked, decision);
    else send(message, response, put(decision, format, request));
  }

  async function answerLater(
    message: IncomingMessage,
    response: ServerResponse,
    format: Format,
    request: GateRequest,
    asked: Asked,
    coming: Promise<Decision>,
  ): Promise<void> {
    const decision = await coming.catch((error: unknown) => failed(error, asked));
    send(message, response, put(decision, format, request));
  }

  return server;
}

/** A mistake of ours is no verdict either: the fail mode decides. */
function failed(error: unknown, asked: Asked): Decision {
  log.error({ err: error }, "a check failed");
  return guesses(asked);
}

function put(decision: Decision, format: Format, request: GateRequest): GateAnswer {
  if (!decision) return format.refuse("unknown key", request);
  const answer = format.say(decision, request);
  const guessed = decision.some((check) => check.guessed);
  if (!guessed && request.method !== "HEAD") return answer;
  const [first] = decision;
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...(guessed && { "x-guess": "1" }),
      // The answer to HEAD has no body that could say it.
      ...(request.method === "HEAD" &&
        first && {
          "x-allowed": first.allowed ? "1" : "0",
          ...(first.reason && { "x-reason": first.reason }),
        }),
    },
  };
}

function send(message: IncomingMessage, response: ServerResponse, answer: GateAnswer): void {
  const { status, type, body, headers } = answer;
  if (response.destroyed) return;
  const isEmpty = status === 204;
  // As a list: node keeps it as it is.
  const all = ["cache-control", "no-store"];
  if (!isEmpty) all.push("content-type", type, "content-length", String(Buffer.byteLength(body)));
  for (const name in headers) all.push(name, headers[name] ?? "");
  if (!message.complete && message.method === "POST") all.push("connection", "close");
  response.writeHead(status, all);
  response.end(isEmpty || message.method === "HEAD" ? undefined : body);
}
