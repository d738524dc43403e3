import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type TwilioRecord, newCall, newMessage, pageOf } from "./records";

/** How the stand-in treats what it is asked to do; what it knows is told all the same, unless `listsFail`. */
export type Mood = {
  /** Neither taken nor answered: `hang` keeps the connection open, `drop` cuts it. */
  before?: "hang" | "drop";
  /** Taken, and not answered. */
  after?: "hang" | "drop";
  delayMs?: number;
  /** Refused with this status and Twilio's code. */
  error?: { status: number; code: number; message: string };
  listsFail?: boolean;
};

/** A request that arrived, whatever became of it. */
export type Arrival = { method: string; path: string; form: Record<string, string[]> };

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

type Problem = { status: number; code: number; message: string };

/**
 * For tests: a server that speaks Twilio's REST protocol for the calls and texts of one account. What it was asked is
 * in `arrivals`, what it took in `calls` and `messages`.
 */
export async function startStandIn(keys: { accountSid: string; authToken: string; port?: number }) {
  const state = {
    mood: {} as Mood,
    arrivals: [] as Arrival[],
    calls: [] as TwilioRecord[],
    messages: [] as TwilioRecord[],
    /** Whoever is in here has unsubscribed from texts at Twilio. */
    unsubscribed: new Set<string>(),
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(keys.port ?? 0, "127.0.0.1", resolve));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const form = new URLSearchParams(await bodyOf(request));
    const method = request.method ?? "";
    state.arrivals.push({ method, path: url.pathname + url.search, form: fieldsOf(form) });
    const [, account, name, sid] =
      /^\/2010-04-01\/Accounts\/(\w+)\/(Calls|Messages)(?:\/(\w+))?\.json$/.exec(url.pathname) ?? [];
    if (!knows(request)) return refuse(response, { status: 401, code: 20003, message: "Authenticate" });
    const lost = () => {
      const message = `The requested resource ${url.pathname} was not found`;
      return refuse(response, { status: 404, code: 20404, message });
    };
    if (!name || account !== keys.accountSid) return lost();
    const kind = name === "Calls" ? "calls" : "messages";
    if (method === "GET") {
      if (state.mood.listsFail)
        return refuse(response, { status: 503, code: 20503, message: "Service unavailable" });
      if (sid) {
        const record = state[kind].find((one) => one.sid === sid);
        return record ? send(response, 200, record) : lost();
      }
      return send(response, 200, pageOf(kind, url.pathname, state[kind], url.searchParams));
    }
    if (method === "POST" && sid && kind === "calls") return change(sid, form, response) ?? lost();
    if (method !== "POST" || sid)
      return refuse(response, { status: 405, code: 20004, message: "Method not allowed" });
    return create(kind, form, request, response);
  }

  async function create(
    kind: "calls" | "messages",
    form: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { before, after, delayMs, error } = state.mood;
    if (before) return before === "drop" ? void request.socket.destroy() : undefined;
    if (delayMs) await sleep(delayMs);
    const problem = error ?? problemOf(kind, form);
    if (problem) return refuse(response, problem);
    const record = (kind === "calls" ? newCall : newMessage)(keys.accountSid, form);
    state[kind].push(record);
    if (after) return after === "drop" ? void request.socket.destroy() : undefined;
    send(response, 201, record);
  }

  /** As Twilio: `canceled` spares an answered call, `completed` ends it too, and a call that has ended stays so. */
  function change(sid: string, form: URLSearchParams, response: ServerResponse): void | null {
    const { before, error } = state.mood;
    if (before) return before === "drop" ? void response.socket?.destroy() : undefined;
    if (error) return refuse(response, error);
    const record = state.calls.find((one) => one.sid === sid);
    if (!record) return null;
    const open = ["queued", "ringing", "in-progress"].includes(record.status);
    const status = form.get("Status");
    if (!open || (status !== "canceled" && status !== "completed")) {
      return refuse(response, {
        status: 400,
        code: 21220,
        message: "Call is not in-progress. Cannot redirect.",
      });
    }
    if (record.status !== "in-progress") record.status = "canceled";
    else if (status === "completed") record.status = "completed";
    return send(response, 200, record);
  }

  function problemOf(kind: "calls" | "messages", form: URLSearchParams): Problem | null {
    const [to, from, body] = [form.get("To") ?? "", form.get("From") ?? "", form.get("Body") ?? ""];
    if (!E164.test(to)) {
      return { status: 400, code: 21211, message: `The 'To' number ${to} is not a valid phone number.` };
    }
    if (!E164.test(from))
      return { status: 400, code: 21212, message: `The 'From' number ${from} is not a valid phone number.` };
    if (kind === "calls") return null;
    if (!body) return { status: 400, code: 21602, message: "Message body is required." };
    if (body.length > 1600) {
      return {
        status: 400,
        code: 21617,
        message: "The concatenated message body exceeds the 1600 character limit.",
      };
    }
    const gone = { status: 400, code: 21610, message: "Attempt to send to unsubscribed recipient" };
    return state.unsubscribed.has(to) ? gone : null;
  }

  const knows = ({ headers }: IncomingMessage) =>
    headers.authorization ===
    `Basic ${Buffer.from(`${keys.accountSid}:${keys.authToken}`).toString("base64")}`;

  return Object.assign(state, {
    ...keys,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How often it was asked to place a call or send a text to a number, taken or not. */
    asked: (to: string) =>
      state.arrivals.filter(({ method, form }) => method === "POST" && form.To?.[0] === to).length,
    /** A text comes in, and stands in the list. */
    receive(text: { from: string; to: string; body: string; at?: Date }): TwilioRecord {
      const form = new URLSearchParams({ From: text.from, To: text.to, Body: text.body });
      const record = newMessage(keys.accountSid, form, text.at ?? new Date());
      state.messages.push(record);
      return record;
    },
    stop(): Promise<void> {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
}

const E164 = /^\+[1-9]\d{1,14}$/;

function fieldsOf(form: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name)]));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, { status, code, message }: Problem): void {
  send(response, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
