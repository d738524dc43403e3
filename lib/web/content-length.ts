import type { ServerResponse } from "node:http";

/** The headers in which a route handler gives its answer's length and encoding: Next drops the real ones. */
export const LENGTH_HEADER = "x-content-length";
export const ENCODING_HEADER = "x-content-encoding";

/**
 * Gives an answer the length and the encoding that its handler set. Without the length, a download shows no progress
 * and no remaining time.
 */
export function keepLength(response: ServerResponse): void {
  const setHeader = response.setHeader;
  response.setHeader = function (name, value) {
    const said = name.toLowerCase();
    if (said === LENGTH_HEADER) return setHeader.call(this, "content-length", Number(value));
    if (said === ENCODING_HEADER) return setHeader.call(this, "content-encoding", String(value));
    return setHeader.call(this, name, value);
  };
}
