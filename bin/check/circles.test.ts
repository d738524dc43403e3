import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

/** What the linter, with our settings, says of these files. */
function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "blacklist-lint-"));
  try {
    for (const name of [".oxlintrc.json", "tsconfig.json"]) copyFileSync(name, path.join(folder, name));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const linter = path.resolve("node_modules/.bin/oxlint");
    return spawnSync(linter, ["--deny-warnings"], { cwd: folder, encoding: "utf8" }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const one = 'import type { Two } from "./two";\nexport type One = { two: Two };\n';
const two = 'import type { One } from "./one";\nexport type Two = { one: One };\n';

test("a circle of types is refused, but between tables", () => {
  expect(lint({ "lib/calls/one.ts": one, "lib/calls/two.ts": two })).toContain("no-cycle");
  expect(lint({ "db/schema/one.ts": one, "db/schema/two.ts": two })).not.toContain("no-cycle");
});
