import { only, readCheck } from "./checking";
import type { Format } from "./format";
import { refuseSilently } from "./text";

/** The SIP codes that a refusal may carry; 603+ would claim a carrier's analytics. */
const CODES = new Set(["403", "486", "603", "607", "608"]);

/** Fields for a dialplan: `allowed=0&reason=blocked&code=603`. `sip_code` in the URL chooses another code. */
export const kv: Format = {
  read: readCheck,
  say(checks, { query }) {
    const { allowed, reason, caller, guessed } = only(checks);
    const wanted = query.get("sip_code") ?? "";
    const fields = new URLSearchParams({ allowed: allowed ? "1" : "0" });
    if (reason) fields.set("reason", reason);
    if (!allowed) fields.set("code", CODES.has(wanted) ? wanted : "603");
    if (caller) fields.set("caller", caller);
    if (guessed) fields.set("guessed", "1");
    return { status: 200, type: "text/plain", body: fields.toString() };
  },
  refuse: refuseSilently,
};
