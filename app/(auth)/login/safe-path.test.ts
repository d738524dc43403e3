import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each(["/", "/contacts?fulltext=%2B1719&order=number", "/.//example.com", "/%09/example.com"])(
  "%j is a path of our own",
  (from) => {
    expect(safePath(from)).toBe(from);
    expect(new URL(from, "http://ours.example").origin).toBe("http://ours.example");
  },
);

test.each([
  "//example.com",
  "/\\example.com",
  "/\t/example.com",
  "/\n/example.com",
  "/\r\\example.com",
  "/contacts\t",
  "\t//example.com",
  "https://example.com",
  "javascript:alert(1)",
  "contacts",
  "",
  undefined,
  ["/contacts"],
])("%j is none", (from) => {
  expect(safePath(from)).toBe("/");
});
