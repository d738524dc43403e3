import { only, readCheck } from "./checking";
import type { Format } from "./format";
import { refuseSilently } from "./text";

/** 204 allowed, 451 blocked. Anything else tells nothing, so that a wrong path or a proxy's 404 opens nothing. */
export const codes: Format = {
  read: readCheck,
  say: (checks) => ({ status: only(checks).allowed ? 204 : 451, type: "text/plain", body: "" }),
  refuse: refuseSilently,
};
