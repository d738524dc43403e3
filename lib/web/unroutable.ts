import type { FailureAnswer } from "./error-statuses";

const LOOKS = ["GET", "HEAD"];
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Asked = { method?: string; url?: string };

/**
 * Returns the failure for a request that Next would answer with its own error or page, in HTML or not at all: a path
 * that it cannot read, `/api` itself, an unknown method under it, and any method but GET and HEAD for a page. Null for
 * any other request.
 */
export function unroutable({ method = "", url: asked = "" }: Asked): FailureAnswer | null {
  const url = withSingleSlashes(asked);
  if (/^\/api\/*($|\?)/.test(url)) return { status: 404, errors: { base: ["The API is at /api/v1."] } };
  if (!isReadable(url)) {
    return { status: 400, errors: { base: ["The path has a % that is no encoded character."] } };
  }
  if (isApi(url) && !(isPage(url) ? LOOKS : METHODS).includes(method)) {
    return { status: 405, errors: { base: [`${method} is not possible here.`] } };
  }
  return null;
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/\?.*$/s, ""));
    return true;
  } catch {
    return false;
  }
}

/** Finds the ending `.json`, which the reference product's clients append: it is the only format. */
const FORMAT = /^(\/api\/v1\/(?!openapi\.json$).*[^/])\.json$/;

/**
 * Returns an address of the API without `.json`, and without a slash at its end or doubled slashes, for which Next
 * would redirect the caller.
 */
export function withoutEnding(asked: string): string {
  const url = withSingleSlashes(asked);
  if (!isApi(url)) return asked;
  const [path = "", ...query] = url.split("?");
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return [path.slice(0, end).replace(FORMAT, "$1"), ...query].join("?");
}

/** Removes doubled slashes: callers often join a base address that ends in a slash and a path that begins with one. */
const withSingleSlashes = (url: string) => url.replace(/^[^?]*/, (path) => path.replace(/[/\\]+/g, "/"));

const isPage = (url: string) => /^\/api\/docs\/*($|\?)/.test(url);
const isApi = (url: string) => url.startsWith("/api/");
