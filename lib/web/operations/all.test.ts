import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { operations } from "./all";

const isDescribed = (file: string) => !["all.ts", "all.test.ts"].includes(file);

test("every operation that is described is one of the reference's, once", async () => {
  const files = readdirSync(import.meta.dirname).filter(isDescribed);
  const modules = await Promise.all(files.map((file) => import(path.join(import.meta.dirname, file))));
  const ids = modules.flatMap((module: object) => Object.keys(module));
  expect(ids.length).toBeGreaterThan(50);
  expect(operations.map(({ id }) => id).sort()).toEqual(ids.sort());
});
