import { type CheckedAction, checkedActions } from "@/db/enums";
import type { Asked, GateRequest } from "./format";

/** What several formats read alike: the fields of a request, its key, its action and its `on_error`. */

/** The fields of a body. */
export type Fields = Map<string, string> | URLSearchParams;

/** Reads the fields of a form or a JSON object in the body; null when there is no body, or none with fields. */
export function fieldsOf({ body, contentType }: Pick<GateRequest, "body" | "contentType">): Fields | null {
  if (body === "") return null;
  if (!contentType.includes("json")) return new URLSearchParams(body);
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return null;
    const texts = Object.entries(value).filter(([, each]) => ["string", "number"].includes(typeof each));
    return new Map(texts.map(([name, each]) => [name, String(each)]));
  } catch {
    return null;
  }
}

/** Returns a field of the query, else of the body. */
export function fieldOf({ query }: GateRequest, fields: Fields | null, name: string): string | null {
  return query.get(name) ?? fields?.get(name) ?? null;
}

type Keyed = Pick<Asked, "key" | "onError">;

/**
 * Splits a key from the fail mode in its own text: `<key>~allow` or `<key>~refuse`. It must be readable while the
 * database is away, so it does not stand in a record.
 */
export function readKey(text: string | null): Keyed & { said: boolean } {
  if (text?.endsWith("~allow")) return { key: text.slice(0, -"~allow".length), onError: "allow", said: true };
  if (text?.endsWith("~refuse"))
    return { key: text.slice(0, -"~refuse".length), onError: "refuse", said: true };
  return { key: text, onError: "refuse", said: false };
}

/**
 * Returns the key of a request, and its fail mode: `on_error` in the URL, else the end of the key, else refuse.
 * `inPath` is the key that stands in the path; without one, the `Authorization` header has it.
 */
export function keyOf({ authorization, query }: GateRequest, inPath: string | null): Keyed {
  const keyed = readKey(inPath ?? keyOfHeader(authorization));
  const said = query.get("on_error");
  return said === "allow" || said === "refuse" ? { key: keyed.key, onError: said } : keyed;
}

/** A pair of Basic keys is written with its colon. A check key may come as Bearer, or as either part of Basic. */
function keyOfHeader(authorization: string | null): string | null {
  const [, scheme = "", credentials = ""] = /^(Basic|Bearer) +(\S+) *$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme === "") return null;
  const pair = Buffer.from(credentials, "base64").toString();
  const colon = pair.indexOf(":");
  const [user, password] = [pair.slice(0, Math.max(colon, 0)), pair.slice(colon + 1)];
  if (isCheckKey(password)) return password;
  return isCheckKey(user) ? user : pair;
}

export const isCheckKey = (text: string): boolean => text.startsWith("tdchk");

/** Returns the action that is named, or the one that this system means; null when there is no such action. */
export function actionOf(said: string | null, usual: CheckedAction): CheckedAction | null {
  if (said === null || said === "") return usual;
  return checkedActions.find((action) => action === said) ?? null;
}
