import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { windowsOf } from "./windows";
import { upload } from "../testing/uploads";

test("rejected rows of thousands of empty cells come few at a time, so that memory holds them", async () => {
  const ctx = await testContext();
  const row = `x${",".repeat(5_000)}\n`;
  const record = await upload(ctx, gzipSync(`number\n+17193132645\n${row.repeat(5_000)}`), {
    callerIdColumnName: "number",
  });
  const rejected: number[] = [];
  for await (const window of windowsOf(ctx, record)) rejected.push(window.rejected.length);
  expect(rejected.reduce((sum, rows) => sum + rows, 0)).toBe(5_000);
  expect(Math.max(...rejected) * 5_000).toBeLessThan(12_000_000);
});
