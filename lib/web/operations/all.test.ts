import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { operations } from "./all";
import type { Operation } from "./operation";

const isDescribed = (file: string) => !["all.ts", "all.test.ts", "operation.ts"].includes(file);

type Group = Record<string, Operation>;

/** Returns the one object of a file that holds its operations; the file's schemas stand beside it. */
function groupOf(module: Record<string, Group>): Group {
  const groups = Object.keys(module).filter((name) => name.endsWith("Operations"));
  expect(groups).toHaveLength(1);
  return module[groups[0] ?? ""] ?? {};
}

test("every operation that is described is one of the reference's, once", async () => {
  const files = readdirSync(import.meta.dirname).filter(isDescribed);
  const modules = await Promise.all(files.map((file) => import(path.join(import.meta.dirname, file))));
  const described = modules.flatMap((module) => Object.values(groupOf(module)));
  expect(described.length).toBeGreaterThan(50);
  expect(new Set(operations)).toEqual(new Set(described));
  const ids = operations.map(({ id }) => id);
  expect(ids.sort()).toEqual(described.map(({ id }) => id).sort());
});
