import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { issueToken } from "@/lib/access-tokens/issuing";
import { type Area, areas, type ModelAction, modelActions } from "@/db/permissions";
import type { Context } from "@/lib/context";
import { testContext } from "@/lib/testing/context";
import type { RouteHandler } from "../api/api";
import { undocumented } from "./undocumented";

type Fields = Record<string, unknown>;

/** For tests: the fields that an answer may hold. A missing one is undefined and fails its expectation. */
type Body = {
  status: number;
  errors: Record<string, string[]>;
  contact: Fields;
  contacts: Fields[];
  block_logs: Fields[];
  contact_import: Fields;
  contact_imports: Fields[];
  data_export: Fields;
  data_exports: Fields[];
  unblock_contact_job: Fields;
  unblock_contact_jobs: Fields[];
  lead: Fields;
  leads: Fields[];
  offers: Fields[];
  schedules: Fields[];
  call: Fields;
  calls: Fields[];
  text_message: Fields;
  text_messages: Fields[];
  check: Fields;
  subscription: Fields;
  subscriptions: Fields[];
  delivery: Fields;
  deliveries: Fields[];
  results: Fields[];
  counts: Fields;
  me: Fields;
  checksum: string;
  metadata: Fields;
};

export type Answer = { status: number; headers: Headers; text: string; body: Body };

export type ApiRequest = {
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  body?: BodyInit;
  /** Required for a body that is a stream. */
  duplex?: "half";
};

/** For tests: a client with an access token. Its requests go to the route handlers as Next would send them. */
export async function apiClient(
  options: { ctx?: Context; areas?: Area[]; actions?: ModelAction[]; ip?: string } = {},
) {
  const ctx = options.ctx ?? (await testContext());
  const { token, publicKey, privateKey } = await issueToken(ctx, {
    name: "test",
    areas: options.areas ?? [...areas],
    actions: options.actions ?? [...modelActions],
  });
  const defaults = {
    authorization: basic(publicKey, privateKey),
    "x-forwarded-for": options.ip ?? "198.51.100.7",
  };
  const ask = (method: string, address: string, { headers, ...rest }: ApiRequest = {}) =>
    send(method, address, { ...rest, headers: { ...defaults, ...headers } });
  return {
    ctx,
    token,
    publicKey,
    privateKey,
    ask,
    get: (address: string, request?: ApiRequest) => ask("GET", address, request),
    post: (address: string, request?: ApiRequest) => ask("POST", address, request),
    put: (address: string, request?: ApiRequest) => ask("PUT", address, request),
  };
}
export type ApiClient = Awaited<ReturnType<typeof apiClient>>;

export const basic = (publicKey: string, privateKey: string) =>
  `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString("base64")}`;

/**
 * Sends a request to the handler of its path below /api/v1, and returns the answer. Throws when the answer differs from
 * the document.
 */
export async function send(method: string, address: string, request: ApiRequest): Promise<Answer> {
  const url = new URL(`http://localhost/api/v1${address}`);
  const { module, params } = await route(url.pathname.slice(1).split("/"));
  const handler = module[method];
  if (!handler) throw new Error(`no ${method}`);
  const response = await handler(new Request(url, { method, ...content(request) }), {
    params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined),
  });
  const text = await response.text();
  const { status, headers } = response;
  const wrong = handler.operation ? undocumented(handler.operation, { status, headers, text }) : [];
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  const json = response.headers.get("content-type")?.startsWith("application/json");
  return { status, headers, text, body: json ? JSON.parse(text) : {} };
}

function content({ headers, json, form, body, duplex }: ApiRequest) {
  if (json !== undefined) {
    return { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(json) };
  }
  return { headers: headers ?? {}, body: form ? new URLSearchParams(form) : (body ?? null), duplex };
}

/** Finds the route of a path: its own folder, else the folder of a parameter, else the one for everything. */
async function route(segments: string[]) {
  const params: Record<string, string> = {};
  let folder = path.resolve("app");
  for (const segment of segments) {
    const own = path.join(folder, segment);
    const open = parameterOf(folder);
    if (!existsSync(own)) params[open] = segment;
    folder = existsSync(own) ? own : path.join(folder, `[${open}]`);
  }
  const file = path.join(folder, "route.ts");
  const found = existsSync(file) ? file : path.resolve("app/api/[...path]/route.ts");
  const module: Record<string, RouteHandler> = await import(/* @vite-ignore */ found);
  return { module, params };
}

/** Returns the name of the parameter whose folder is in this one. */
function parameterOf(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => /^\[(\w+)\]$/.exec(name)?.[1]).find((name) => name !== undefined) ?? "id";
}
