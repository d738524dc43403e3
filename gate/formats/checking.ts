import { actionOf, fieldsOf, isCheckKey, keyOf } from "./asking";
import type { Asked, GateCheck, GateRequest } from "./format";

/**
 * Reads a request of the formats under `/check`: `/check/:key/:number`, or `/check/:number` with the key in the
 * `Authorization` header. The number may stand in `number` or `from` instead. Returns null for more parts than that,
 * and for an action that there is not.
 */
export function readCheck(request: GateRequest): Asked | null {
  const [first = "", second, ...more] = request.path;
  if (more.length > 0) return null;
  const inPath = second !== undefined || isCheckKey(first);
  const said = inPath ? (second ?? "") : first;
  const field = fieldsOf(request);
  const action = actionOf(field("action"), "dial");
  if (!action) return null;
  const number = said === "" ? (field("number") ?? field("from") ?? "") : said;
  return { ...keyOf(request, inPath ? first : null), numbers: [number], action };
}

/** Returns the one verdict that was asked for. */
export function only([check]: GateCheck[]): GateCheck {
  if (!check) throw new Error("a check of one number has one verdict");
  return check;
}

/** Whether the path of an unreadable request is the fault. */
export const hasWrongPath = ({ path }: GateRequest): boolean => path.length > 2;
