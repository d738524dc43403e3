import { describe, expect, test } from "vitest";
import { unroutable, withoutEnding } from "./unroutable";

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
    ["POST", "/api/docs", 405],
    ["POST", "/api/docs/?fulltext=a", 405],
    ["POST", "/api/docs/x", undefined],
    ["GET", "/api/docs?fulltext=a", undefined],
    ["HEAD", "/api/docs", undefined],
    ["GET", "/contacts/%", 400],
    ["GET", "/contacts?fulltext=%", undefined],
    ["PURGE", "/contacts", undefined],
    ["GET", "//api", 404],
    ["PURGE", "//api/v1/me", 405],
  ])("%s %s", (method, url, status) => expect(unroutable({ method, url })?.status).toBe(status));
});

test.each([
  ["/api/v1/me/", "/api/v1/me"],
  ["/api/v1/me//?a=/", "/api/v1/me?a=/"],
  ["/api/v1/me?a=/", "/api/v1/me?a=/"],
  ["/contacts/", "/contacts/"],
  ["/api/v1/contacts/suppression_list.json?page=2", "/api/v1/contacts/suppression_list?page=2"],
  ["/api/v1/contacts/17193132645/caller_block.json/", "/api/v1/contacts/17193132645/caller_block"],
  ["/api/v1/me?a=b.json", "/api/v1/me?a=b.json"],
  ["/api/v1/openapi.json", "/api/v1/openapi.json"],
  ["/api/v1/contacts/.json", "/api/v1/contacts/.json"],
  ["/contacts.json", "/contacts.json"],
  ["/api/v1//contacts///suppression_list?fulltext=a//b", "/api/v1/contacts/suppression_list?fulltext=a//b"],
  ["//api/v1/me", "/api/v1/me"],
  ["/api\\v1\\me", "/api/v1/me"],
  ["/api/v1/openapi.json/", "/api/v1/openapi.json"],
  ["/api/v1//openapi.json", "/api/v1/openapi.json"],
  ["//contacts", "//contacts"],
])("%s goes on as %s", (url, expected) => expect(withoutEnding(url)).toBe(expected));
