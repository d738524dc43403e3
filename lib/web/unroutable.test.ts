import { describe, expect, test } from "vitest";
import { unroutable, withoutLastSlash } from "./unroutable";

describe("what Next cannot read", () => {
  test.each([
    ["PURGE", "/api/v1/me", 405],
    ["GET", "/api", 404],
    ["GET", "/api/?a=b", 404],
    ["GET", "/apiary", undefined],
    ["GET", "/api/v1/contacts/%E0%A4%A/check", 400],
    ["GET", "/api/v1/contacts/%", 400],
    ["GET", "/api/v1/contacts/%2B17193132645/check?fulltext=%", undefined],
    ["HEAD", "/api/v1/me", undefined],
    ["GET", "/contacts/%", 400],
    ["GET", "/contacts?fulltext=%", undefined],
    ["PURGE", "/contacts", undefined],
  ])("%s %s", (method, url, status) => expect(unroutable({ method, url })?.status).toBe(status));
});

test.each([
  ["/api/v1/me/", "/api/v1/me"],
  ["/api/v1/me//?a=/", "/api/v1/me?a=/"],
  ["/api/v1/me?a=/", "/api/v1/me?a=/"],
  ["/contacts/", "/contacts/"],
])("%s goes on as %s", (url, expected) => expect(withoutLastSlash(url)).toBe(expected));
