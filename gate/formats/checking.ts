import { actionOf, fieldOf, fieldsOf, isCheckKey, keyOf } from "./asking";
import type { Asked, GateCheck, GateRequest } from "./format";

/**
 * Reads a request of the formats under `/check`: `/check/:key/:number`, or `/check/:number` with the key in the
 * `Authorization` header. The number may stand in `number` or `from` instead. Returns null for more parts than that,
 * and for an action that there is not.
 */
export function readCheck(request: GateRequest): Asked | null {
  const { path } = request;
  const first = path[0] ?? "";
  if (path.length > 2) return null;
  const inPath = path.length === 2 || isCheckKey(first);
  const { key, onError } = keyOf(request, inPath ? first : null);
  const fields = fieldsOf(request);
  const action = actionOf(fieldOf(request, fields, "action"), "dial");
  if (!action) return null;
  let number = inPath ? (path[1] ?? "") : first;
  if (number === "") number = fieldOf(request, fields, "number") ?? fieldOf(request, fields, "from") ?? "";
  return { key, onError, numbers: [number], action };
}

/** Returns the one verdict that was asked for. */
export function only([check]: GateCheck[]): GateCheck {
  if (!check) throw new Error("a check of one number has one verdict");
  return check;
}

/** Whether the path of an unreadable request is the fault. */
export const hasWrongPath = ({ path }: GateRequest): boolean => path.length > 2;
