import { wireTime } from "@/lib/times";
import { hasWrongPath, only, readCheck } from "./checking";
import type { Format, GateCheck } from "./format";

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
    const check = only(checks);
    return { status: check.guessed && !check.allowed ? 503 : 200, type: TYPE, body: written(check) };
  },
  refuse(misuse, request) {
    const { status, base } =
      problems[misuse === "unreadable" && hasWrongPath(request) ? "unknown path" : misuse];
    return { status, type: TYPE, body: JSON.stringify({ status, errors: { base: [base] } }) };
  },
};

/** Written by hand: JSON.stringify takes longer than all else of a check. No value has a character to be escaped. */
function written({ number, action, allowed, reason, since, caller }: GateCheck): string {
  return `{"check":{"number":${quoted(number)},"action":"${action}","allowed":${allowed},"reason":${quoted(reason)},"since":${timeOf(since)},"caller":${quoted(caller)}}}`;
}

const quoted = (text: string | null) => (text === null ? "null" : `"${text}"`);

/** A cached answer brings the same time each time it is given. */
const times = new WeakMap<Date, string>();

function timeOf(since: Date | null): string {
  if (since === null) return "null";
  let text = times.get(since);
  if (text === undefined) times.set(since, (text = `"${wireTime(since)}"`));
  return text;
}
