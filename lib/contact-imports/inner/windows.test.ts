import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { type Window, windowsOf } from "./windows";
import { upload } from "../testing/uploads";

test("rejected rows of thousands of empty cells come few at a time, so that memory holds them", async () => {
  const ctx = await testContext();
  const row = `x${",".repeat(5_000)}\n`;
  const record = await upload(ctx, gzipSync(`number\n+17193132645\n${row.repeat(2_000)}`), {
    callerIdColumnName: "number",
  });
  const rejected: number[] = [];
  for await (const window of windowsOf(ctx, record)) rejected.push(window.rejected.length);
  expect(rejected.reduce((sum, rows) => sum + rows, 0)).toBe(2_000);
  expect(Math.max(...rejected) * 5_000).toBeLessThan(12_000_000);
});

/** A window of one number, another window that holds it again, and last a third number. */
const AGAIN = `number\n${`${testNumber(1)}\n`.repeat(50_000)}${testNumber(2)}\n${testNumber(1)}\n`;

async function windows(ctx: Awaited<ReturnType<typeof testContext>>, file: string, position = 0) {
  const record = await upload(ctx, file, { callerIdColumnName: "number" });
  const all: Window[] = [];
  for await (const window of windowsOf(ctx, { ...record, position })) all.push(window);
  return all.map(({ targets, duplicates, firstRows }) => [
    targets.map(({ number }) => number),
    duplicates,
    firstRows,
  ]);
}

test("read from its beginning, a number of an earlier window is a duplicate, and the others are known to be new", async () => {
  expect(await windows(await testContext(), AGAIN)).toEqual([
    [[testNumber(1)], 49_999, true],
    [[testNumber(2)], 1, true],
  ]);
});

test("read from where it stands, nobody knows whether an earlier row holds a number", async () => {
  expect(await windows(await testContext(), AGAIN, 50_001)).toEqual([
    [[testNumber(1), testNumber(2)], 0, false],
  ]);
});

test("a number that counts because the company knows it may stand in an earlier row", async () => {
  const ctx = await testContext();
  const impossible = "+17190000000123" as Phone;
  await setBlocked(ctx, [impossible], { blocked: true, source: "api" });
  expect(await windows(ctx, `number\n${testNumber(1)}\n${impossible}\n`)).toEqual([
    [[impossible, testNumber(1)], 0, false],
  ]);
});
