import http from "node:http";
import https from "node:https";
import { env } from "@/lib/env";
import { type Resolve, publicLookup } from "./addresses";
import { faultOf } from "./targets";

/** How long a target may take from the connection to its answer, in milliseconds. */
export const TARGET_PATIENCE_MS = 10_000;

/** How much of an answer is kept, in characters. No more bytes of it are read. */
const EXCERPT = 1_000;

/** The result of a try: the HTTP status and the beginning of the answer, or why there was none. */
export type TargetAnswer = {
  status: number | null;
  text: string;
  /** Why it failed although the status says otherwise: it refuses us, or did not do what it was asked. */
  failed?: "refused" | "unanswered";
  /** Of several calls: how many changes are done, and whether it stopped without a failure before the last. */
  done?: number;
  more?: boolean;
};

type Message = { url: string; headers: Record<string, string>; body: string };

/**
 * Posts once: JSON, unless the headers say otherwise. Redirects are not followed. A private address is not connected
 * to, unless it is allowed, whatever the name says. Never throws.
 */
export async function post({ url, headers, body }: Message, resolve?: Resolve): Promise<TargetAnswer> {
  const target = new URL(url);
  const { allowPrivateTargets } = env();
  const fault = faultOf(target, allowPrivateTargets);
  if (fault) return { status: null, text: `The target ${fault}.` };
  const { request } = target.protocol === "https:" ? https : http;
  const signal = AbortSignal.timeout(TARGET_PATIENCE_MS);
  const bytes = Buffer.from(body);
  return new Promise<TargetAnswer>((done) => {
    const asked = request(target, {
      method: "POST",
      agent: false,
      headers: { "content-type": "application/json", ...headers, "content-length": bytes.length },
      signal,
      ...(allowPrivateTargets ? {} : { lookup: publicLookup(resolve) }),
    });
    let answered = false;
    asked.once("response", (response) => {
      answered = true;
      const status = response.statusCode ?? 0;
      done(excerptOf(response).then((text) => ({ status, text })));
    });
    asked.on("error", (error) => done({ status: null, text: wordsOf(error, signal) }));
    asked.once(
      "close",
      () => answered || done({ status: null, text: "No answer: the connection was closed." }),
    );
    asked.end(bytes);
  });
}

/** The beginning of a body, as far as it arrives. The rest is not read, and the connection ends. */
async function excerptOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= EXCERPT) break;
    }
  } catch {
    // What has arrived is enough: the status says how it went.
  }
  return readable(Buffer.concat(chunks).subarray(0, EXCERPT).toString());
}

/** Replaces characters that PostgreSQL cannot keep and nobody can read. */
const readable = (text: string) => text.replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, "\u{fffd}").trim();

function wordsOf(error: Error, signal: AbortSignal): string {
  if (signal.aborted) return `No answer within ${TARGET_PATIENCE_MS / 1_000} seconds.`;
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  if (error.name === "PrivateTarget") return `The target ${error.message}.`;
  return readable(`No answer: ${error.message || "the connection failed"}${code}`).slice(0, EXCERPT);
}
