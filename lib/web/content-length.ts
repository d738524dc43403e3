import type { ServerResponse } from "node:http";

/** The header in which a route handler gives its answer's length: Next drops the real one. */
export const LENGTH_HEADER = "x-content-length";

/** Gives an answer the length that its handler set. Without it, a download shows no progress and no remaining time. */
export function keepLength(response: ServerResponse): void {
  const setHeader = response.setHeader;
  response.setHeader = function (name, value) {
    if (name.toLowerCase() !== LENGTH_HEADER) return setHeader.call(this, name, value);
    return setHeader.call(this, "content-length", Number(value));
  };
}
