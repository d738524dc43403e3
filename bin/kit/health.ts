import type { IncomingMessage, ServerResponse } from "node:http";
import { isReady } from "@/lib/health";

const PATHS = new Set(["/healthz", "/readyz"]);

/**
 * Answers `/healthz` (the process lives) and `/readyz` (the database answers, and changes are heard), for a load
 * balancer or a supervisor. Returns whether the request was one of them. Nobody needs to sign in for it.
 */
export function answerHealth({ url = "", method }: IncomingMessage, response: ServerResponse): boolean {
  if (!PATHS.has(url) || (method !== "GET" && method !== "HEAD")) return false;
  const say = (well: boolean) => {
    response.writeHead(well ? 200 : 503, { "content-type": "text/plain", "cache-control": "no-store" });
    response.end(well ? "ok" : "not ready");
  };
  if (url === "/healthz") say(true);
  else void isReady().then(say);
  return true;
}
