import { wireTime } from "@/lib/times";
import { hasWrongPath, only, readCheck } from "./checking";
import type { Format } from "./format";

const TYPE = "application/json";

const problems = {
  "unknown key": { status: 401, base: "These keys are not known." },
  "unknown path": { status: 404, base: "There is nothing at this address of the gate." },
  unreadable: { status: 400, base: "The request cannot be read." },
} as const;

/** The check as the API says it. What could not be told and is refused is 503. */
export const json: Format = {
  read: readCheck,
  say(checks) {
    const { number, action, allowed, reason, since, caller, guessed } = only(checks);
    const check = { number, action, allowed, reason, since: wireTime(since), caller };
    return { status: guessed && !allowed ? 503 : 200, type: TYPE, body: JSON.stringify({ check }) };
  },
  refuse(misuse, request) {
    const { status, base } =
      problems[misuse === "unreadable" && hasWrongPath(request) ? "unknown path" : misuse];
    return { status, type: TYPE, body: JSON.stringify({ status, errors: { base: [base] } }) };
  },
};
