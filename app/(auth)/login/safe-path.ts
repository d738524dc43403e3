/**
 * Only a path of our own: a link to the sign-in must not lead to somebody else's page. No control characters: a browser
 * drops tabs and newlines, and reads "/<tab>/example.com" as "//example.com".
 */
export function safePath(from: string | string[] | undefined): string {
  return typeof from === "string" && /^\/(?![/\\])\P{Cc}*$/u.test(from) ? from : "/";
}
