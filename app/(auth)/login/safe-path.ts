/**
 * Allows only a path of our own, because a link to the sign-in must not lead to another site's page. Allows no control
 * characters, because a browser drops tabs and newlines, and reads "/<tab>/example.com" as "//example.com".
 */
export function safePath(from: string | string[] | undefined): string {
  return typeof from === "string" && /^\/(?![/\\])\P{Cc}*$/u.test(from) ? from : "/";
}
