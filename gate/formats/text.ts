import { hasWrongPath, only, readCheck } from "./checking";
import type { Format, GateAnswer, GateRequest, Misuse } from "./format";

const TYPE = "text/plain";
const STATUSES = { "unknown key": 401, "unknown path": 404, unreadable: 400 } as const;

/** Says nothing: a dialplan that reads a body takes an empty one for unknown. */
export function refuseSilently(misuse: Misuse, request: GateRequest): GateAnswer {
  const wrongPath = misuse === "unreadable" && hasWrongPath(request);
  return { status: wrongPath ? 404 : STATUSES[misuse], type: TYPE, body: "" };
}

/** `1` allowed, `0` not. */
export const text: Format = {
  read: readCheck,
  say: (checks) => ({ status: 200, type: TYPE, body: only(checks).allowed ? "1" : "0" }),
  refuse: refuseSilently,
};
