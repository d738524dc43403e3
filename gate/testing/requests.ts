import type { GateCheck, GateRequest } from "../formats/format";

/** For tests: a request as a format reads it, from a path with its query. */
export function requestOf(
  path: string,
  { body = "", contentType = "", authorization = null, method }: Partial<GateRequest> = {},
): GateRequest {
  const { pathname, searchParams } = new URL(path, "http://gate/");
  return {
    method: method ?? (body === "" ? "GET" : "POST"),
    path: pathname.slice(1).split("/").slice(1).map(decodeURIComponent),
    query: searchParams,
    body,
    contentType,
    authorization,
  };
}

/** For tests: a form as mod_xml_curl and Twilio send it. */
export const formOf = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  contentType: "application/x-www-form-urlencoded",
});

/** For tests: a number's verdict: allowed, unless said otherwise. */
export const verdictOf = (values: Partial<GateCheck> = {}): GateCheck => ({
  number: "+17195550001",
  action: "match",
  allowed: true,
  reason: null,
  since: null,
  caller: null,
  guessed: false,
  ...values,
});

/** For tests: the verdict of a blocked number. */
export const refusal = (values: Partial<GateCheck> = {}) =>
  verdictOf({ allowed: false, reason: "blocked", since: new Date("2026-01-02T03:04:05Z"), ...values });
