import { sipCode } from "./adapting";
import { only, readCheck } from "./checking";
import type { Format } from "./format";
import { refuseSilently } from "./text";

/** Fields for a dialplan: `allowed=0&reason=blocked&code=603`. `sip_code` in the URL chooses another code. */
export const kv: Format = {
  read: readCheck,
  say(checks, request) {
    const { allowed, reason, caller, guessed } = only(checks);
    const fields = new URLSearchParams({ allowed: allowed ? "1" : "0" });
    if (reason) fields.set("reason", reason);
    if (!allowed) fields.set("code", String(sipCode(request).code));
    if (caller) fields.set("caller", caller);
    if (guessed) fields.set("guessed", "1");
    return { status: 200, type: "text/plain", body: fields.toString() };
  },
  refuse: refuseSilently,
};
