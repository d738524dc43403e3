import type { AccessToken } from "@/db/schema/access-tokens";
import { countOnly } from "@/lib/limiting";
import { noteUse } from "./inner/noting";

/**
 * Notes that a token was used for a check. A rate of its own is counted and refuses nothing: a dialer that is faster
 * than its rate must not be told that everybody is blocked, or that nobody is.
 */
export function noteChecked(token: AccessToken, requestIp: string | undefined): void {
  noteUse(token, requestIp);
  if (token.rateLimit !== null) void countOnly(`token ${token.id}`);
}
