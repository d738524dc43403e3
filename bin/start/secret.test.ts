import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { keptSecret } from "./secret";

const newFolder = () => mkdtempSync(path.join(os.tmpdir(), "blacklist-secret-"));

test("a data folder keeps one secret, which is another folder's in no case", () => {
  const folder = newFolder();
  const secret = keptSecret(folder);
  expect(secret.length).toBeGreaterThan(30);
  expect(keptSecret(folder)).toBe(secret);
  expect(keptSecret(newFolder())).not.toBe(secret);
});

test("a secret that a full disk or a kill left empty is made anew, so that people can sign in", () => {
  const folder = newFolder();
  const file = path.join(folder, "nextauth-secret");
  writeFileSync(file, "");
  const secret = keptSecret(folder);
  expect(secret.length).toBeGreaterThan(30);
  expect(readFileSync(file, "utf8").trim()).toBe(secret);
});
