import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { countOfDay, foldCounts } from "@/lib/counts";
import type { Context } from "@/lib/context";
import { Forbidden } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { DAYS, thirtyDays } from "./thirty-days";

const today = async (ctx: Context) => (await thirtyDays(ctx)).at(-1);

test("today has the blocks and unblocks by source and the stops by what was stopped", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1), testNumber(2)], { blocked: true, source: "api" });
  await setBlocked(ctx, [testNumber(2), testNumber(3)], { blocked: true, source: "import" });
  await setBlocked(ctx, [testNumber(1)], { blocked: false, source: "api" });
  for (const detail of ["dial", "dial", "sms"]) await countOfDay(ctx, "stop", detail);
  expect(await today(ctx)).toMatchObject({
    block: { all: 3, of: { api: 2, import: 1 } },
    unblock: { all: 1, of: { api: 1 } },
    stop: { all: 3, of: { dial: 2, sms: 1 } },
  });
});

test("there are thirty days without a gap, today the last, and what is older or another company's is not in them", async () => {
  const [ctx, other] = await Promise.all([testContext(), testContext()]);
  await countOfDay(other, "stop", "dial");
  await db.execute(sql`
    insert into daily_counts (company_id, day, kind, detail, delta)
    select ${ctx.companyId}, (now() at time zone time_zone)::date - ago, 'stop', 'match', 1
    from companies, unnest(array[1, ${DAYS - 1}, ${DAYS}]) as ago where id = ${ctx.companyId}`);
  const days = await thirtyDays(ctx);
  expect(days).toHaveLength(DAYS);
  const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  for (const [index, time] of times.slice(1).entries()) expect(time - (times[index] ?? 0)).toBe(86_400_000);
  const stops = days.map(({ stop }) => stop.all);
  expect(stops[0]).toBe(1);
  expect(stops.at(-2)).toBe(1);
  expect(stops.reduce((sum, one) => sum + one, 0)).toBe(2);
});

test.each(["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])(
  "today is the day it is in %s",
  async (timeZone) => {
    const ctx = await testContext({ company: { timeZone } });
    await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
    const day = await today(ctx);
    expect(day?.day).toBe(new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date()));
    expect(day?.block.all).toBe(1);
  },
);

test("folding leaves one row of each day, kind and part, and the same sums", async () => {
  const ctx = await testContext();
  for (let n = 0; n < 5; n++) await setBlocked(ctx, [testNumber(n)], { blocked: true, source: "api" });
  for (let n = 0; n < 3; n++) await countOfDay(ctx, "stop", "dial");
  const before = await thirtyDays(ctx);
  await Promise.all([foldCounts(), foldCounts()]);
  expect(await thirtyDays(ctx)).toEqual(before);
  const [rows] = await db.execute<{ rows: number }>(
    sql`select count(*)::int as rows from daily_counts where company_id = ${ctx.companyId}`,
  );
  expect(rows).toEqual({ rows: 2 });
});

test("without Contact:read there are no days", async () => {
  const ctx = await testContext();
  await expect(thirtyDays({ ...ctx, permissions: noPermissions })).rejects.toThrow(Forbidden);
});
