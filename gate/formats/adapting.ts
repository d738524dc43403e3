import type { CheckedAction } from "@/db/enums";
import { actionOf, fieldOf, fieldsOf, keyOf } from "./asking";
import type { Asked, GateRequest, Misuse } from "./format";

/** What the formats of phone systems read alike: what is asked, where a call goes on, how it is declined. */

const LONGEST_ADDRESS = 2_000;

/**
 * Returns what is asked about these numbers, with the action of the query, else the one that this system means. Returns
 * null when there is no such action. `inPath` is the key in the path.
 */
export function askedOf(
  request: GateRequest,
  inPath: string | undefined,
  numbers: string[],
  usual: CheckedAction,
): Asked | null {
  const action = actionOf(request.query.get("action"), usual);
  const { key, onError } = keyOf(request, inPath || null);
  return action && { key, onError, numbers, action };
}

/** Reads a field of a request; null when it is not there. */
export type FieldReader = (name: string) => string | null;

/** Returns the reader of the fields of the query and of the body; the query's own come first. */
export function readerOf(request: GateRequest): FieldReader {
  const fields = fieldsOf(request);
  return (name) => fieldOf(request, fields, name);
}

/** Returns the first of these fields that is given and not empty; an empty text when none is. */
export function firstOf(field: FieldReader, names: string[]): string {
  return names.map((name) => field(name)).find(Boolean) ?? "";
}

/** Returns the address to which a call that may go on is handed, from `?next=`: http or https, bounded, or null. */
export function nextAddress({ query }: GateRequest): string | null {
  const text = query.get("next") ?? "";
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/** The codes with which a call may be declined, and their words. Not 603+: it claims a carrier's analytics. */
const SIP_CODES: Record<string, string> = {
  "403": "Forbidden",
  "486": "Busy Here",
  "603": "Decline",
  "607": "Unwanted",
  "608": "Rejected",
};

/** Returns the SIP code with which a blocked call is declined, and its words: that of `?sip_code=`, else 603. */
export function sipCode({ query }: GateRequest): { code: number; words: string } {
  const wanted = query.get("sip_code") ?? "";
  const words = Object.hasOwn(SIP_CODES, wanted) ? SIP_CODES[wanted] : undefined;
  return words === undefined ? { code: 603, words: "Decline" } : { code: Number(wanted), words };
}

/** The HTTP statuses of misuse, for systems that read a status as what it is. */
export const MISUSE_STATUSES: Record<Misuse, number> = {
  "unknown key": 401,
  "unknown path": 404,
  unreadable: 400,
};
