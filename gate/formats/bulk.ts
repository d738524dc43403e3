import { z } from "zod";
import { checkedActions } from "@/db/enums";
import { askedOf, MISUSE_STATUSES } from "./adapting";
import type { Format, GateAnswer, GateCheck, GateRequest } from "./format";

/** The most numbers in one request. */
export const MOST_IN_BULK = 10_000;

const Numbers = z.array(z.union([z.string().max(200), z.number()])).max(MOST_IN_BULK);
const Bulk = z.union([
  Numbers.transform((numbers) => ({ numbers, action: undefined })),
  z.object({ numbers: Numbers, action: z.enum(checkedActions).optional() }),
]);

/**
 * Many numbers at once: `POST /bulk` (or `/bulk/:token`) with a JSON array, `{"numbers": […], "action": …}`, or plain
 * text with one number a line. The answer has a verdict for each, in the order asked: JSON, or with `?format=text` a
 * line with `1` (allowed) or `0` for each.
 */
export const bulk: Format = {
  read(request) {
    const [key, ...more] = request.path;
    const list = listOf(request);
    if (more.length > 0 || list === null) return null;
    const asked = askedOf(request, key, list.numbers.map(String), "dial");
    return asked && { ...asked, action: list.action ?? asked.action };
  },
  say(checks, { query }) {
    if (query.get("format") === "text") return text(checks);
    return json(200, { checks: checks.map(present) });
  },
  refuse(misuse) {
    const status = MISUSE_STATUSES[misuse];
    return json(status, { status, errors: { base: [misuse] } });
  },
};

function listOf({ body, contentType }: GateRequest) {
  if (!/json/i.test(contentType) && !/^\s*[[{]/.test(body)) {
    const numbers = body
      .split(/[\r\n,;]+/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return numbers.length > MOST_IN_BULK ? null : { numbers, action: undefined };
  }
  return Bulk.safeParse(valueOf(body)).data ?? null;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const present = ({ number, action, allowed, reason, since, caller }: GateCheck) => ({
  number,
  action,
  allowed,
  reason,
  since,
  caller,
});

const text = (checks: GateCheck[]): GateAnswer => ({
  status: 200,
  type: "text/plain; charset=utf-8",
  body: checks.map(({ allowed }) => (allowed ? "1\n" : "0\n")).join(""),
});

const json = (status: number, value: object): GateAnswer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});
