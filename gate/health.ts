import type { ServerResponse } from "node:http";
import { isReady } from "@/lib/health";

/** Answers `/healthz` and `/readyz`, and says whether it was one of them. */
export function answerHealth(url: string, response: ServerResponse): boolean {
  if (url !== "/healthz" && url !== "/readyz") return false;
  const say = (well: boolean) => {
    response.writeHead(well ? 200 : 503, { "content-type": "text/plain", "cache-control": "no-store" });
    response.end(well ? "ok" : "not ready");
  };
  if (url === "/healthz") say(true);
  else void isReady().then(say);
  return true;
}
