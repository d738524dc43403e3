import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { fingerprint, isFresh } from "./build";

function builtTree() {
  const root = mkdtempSync(path.join(os.tmpdir(), "blacklist-build-"));
  for (const folder of ["app", "lib", ".next"]) mkdirSync(path.join(root, folder));
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text);
  write("app/page.tsx", "one");
  write("lib/rule.ts", "one");
  write(".next/BUILD_ID", "x");
  write(".next/sources.sha256", fingerprint(root));
  return { root, write };
}

test("a finished build of these sources is fresh, and stays so when a file is only touched", () => {
  const { root, write } = builtTree();
  expect(isFresh(root)).toBe(true);
  write("app/page.tsx", "one");
  expect(isFresh(root)).toBe(true);
});

test.each(["changed", "added", "removed"])("a source that was %s makes the build stale", (how) => {
  const { root, write } = builtTree();
  if (how === "removed") rmSync(path.join(root, "lib/rule.ts"));
  else write(how === "added" ? "app/other.tsx" : "app/page.tsx", "two");
  expect(isFresh(root)).toBe(false);
});

test("a test that changed does not", () => {
  const { root, write } = builtTree();
  write("lib/rule.test.ts", "two");
  expect(isFresh(root)).toBe(true);
});

test("a build that did not come to its end is none", () => {
  const { root } = builtTree();
  rmSync(path.join(root, ".next/BUILD_ID"));
  expect(isFresh(root)).toBe(false);
});
