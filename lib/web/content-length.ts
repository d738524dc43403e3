import type { ServerResponse } from "node:http";

/** By this name a route handler says its answer's length: Next drops what handlers say under the real one. */
export const LENGTH_HEADER = "x-content-length";

/** Lets an answer carry the length that its handler gave: without it a download shows no progress and cannot be foretold. */
export function keepLength(response: ServerResponse): void {
  const setHeader = response.setHeader;
  response.setHeader = function (name, value) {
    if (name.toLowerCase() !== LENGTH_HEADER) return setHeader.call(this, name, value);
    return setHeader.call(this, "content-length", Number(value));
  };
}
