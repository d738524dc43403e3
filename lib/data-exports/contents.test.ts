import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { testContext, testNumber } from "@/lib/testing/context";
import { bytesOf, exportHere, rowsOf } from "./testing/exports";

test("an export holds every blocked number, the newest first, with what is known of it", async () => {
  const ctx = await testContext();
  const [first, second] = [testNumber(1), testNumber(2)];
  await setBlocked(
    ctx,
    [{ number: first, name: 'José "Pepe" Núñez, Jr.', reason: "spam", note: "asked\ntwice" }],
    { blocked: true, source: "api" },
  );
  await setBlocked(ctx, [second, testNumber(3)], { blocked: true, source: "system" });
  await setBlocked(ctx, [testNumber(3)], { blocked: false, source: "api" });
  const made = await exportHere(ctx);
  expect(made).toMatchObject({ status: "succeeded", totalCount: 2, exportedCount: 2 });
  const rows = await rowsOf(ctx, made);
  expect(rows.map((row) => row.number)).toEqual([second, first]);
  expect(rows[1]).toEqual({
    number: first,
    name: 'José "Pepe" Núñez, Jr.',
    blocked_at: expect.any(String),
    created_at: rows[1]?.blocked_at,
    reason: "spam",
    note: "asked\ntwice",
    source: "api",
  });
  const [row] = await db.execute<{ blocked_at: string }>(sql`
    select blocked_at from contacts where company_id = ${ctx.companyId} and number = ${first}`);
  expect(rows[1]?.blocked_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00:00$/);
  expect(Date.parse(rows[1]?.blocked_at ?? "")).toBe(Date.parse(row?.blocked_at ?? "-"));
  expect(made.byteSize).toBe((await bytesOf(ctx, made)).length);
});

test("a number blocked again is told with its last block, once", async () => {
  const ctx = await testContext();
  const again = { blocked: true, source: "api" } as const;
  await setBlocked(ctx, [testNumber(1)], { ...again, reason: "spam", note: "first" });
  await setBlocked(ctx, [testNumber(1)], { blocked: false, source: "api", note: "mistake" });
  await setBlocked(ctx, [testNumber(1)], { ...again, reason: "fraud", note: "last" });
  await setBlocked(ctx, [testNumber(1)], { ...again, reason: "abuse", note: "asked again" });
  for (const reason of ["fraud", undefined] as const) {
    const rows = await rowsOf(ctx, await exportHere(ctx, { reason }));
    expect(rows).toMatchObject([{ number: testNumber(1), reason: "fraud", note: "last" }]);
  }
});

test("a plain file begins with the mark by which Excel knows UTF-8, a packed one has none", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  const plain = await bytesOf(ctx, await exportHere(ctx, { columns: [] }));
  expect(plain.toString("latin1")).toBe(`\xef\xbb\xbfnumber\n${testNumber(1)}\n`);
  const packed = await exportHere(ctx, { columns: ["by", "country"], format: "csv.gz" });
  expect(await rowsOf(ctx, packed)).toEqual([
    { number: testNumber(1), by: expect.any(String), country: "US" },
  ]);
});

test("a company with nothing blocked gets a file with the names of the columns", async () => {
  const ctx = await testContext();
  const made = await exportHere(ctx, { columns: ["name"] });
  expect(made).toMatchObject({ status: "succeeded", exportedCount: 0, totalCount: 0 });
  expect((await bytesOf(ctx, made)).toString()).toBe("\ufeffnumber,name\n");
});
