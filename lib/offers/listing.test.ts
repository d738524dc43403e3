import { expect, test } from "vitest";
import { listSchedules } from "@/lib/schedules/listing";
import { createSchedule } from "@/lib/schedules/setting-up";
import { testContext, testNumber } from "@/lib/testing/context";
import { listOffers } from "./listing";
import { createOffer } from "./setting-up";

test("offers are searched by a part of their name and by their numbers in any spelling", async () => {
  const ctx = await testContext();
  await createOffer(ctx, { name: "Solar 100%", numbers: [testNumber(1)], buyers: [] });
  await createOffer(ctx, { name: "Roofing 0001", numbers: [testNumber(2)], buyers: [] });
  const found = async (fulltext: string) => {
    const { rows, totalCount } = await listOffers(ctx, { fulltext });
    expect(totalCount).toBe(rows.length);
    return rows.map(({ name }) => name);
  };
  expect(await found("sOLa")).toEqual(["Solar 100%"]);
  expect(await found("00%")).toEqual(["Solar 100%"]);
  expect(await found("(719) 555-0001")).toEqual(["Solar 100%"]);
  expect(await found("+1719555")).toEqual(["Roofing 0001", "Solar 100%"]);
  expect(await found("  ")).toHaveLength(2);
  expect(await found("wind")).toEqual([]);
  await expect(listOffers(ctx, { fulltext: "so" })).rejects.toThrow(/3 characters/);
  const other = await testContext();
  expect(await listOffers(other, { fulltext: "solar" })).toMatchObject({ rows: [], totalCount: 0 });
});

test("schedules are searched by their name and by the number they dial from", async () => {
  const ctx = await testContext();
  const when = { trigger: "lead_created" } as const;
  await createSchedule(ctx, { name: "Call at once", when, number: testNumber(1), actions: [] });
  await createSchedule(ctx, { name: "Nobody home", when, number: null, actions: [] });
  const found = async (fulltext: string) =>
    (await listSchedules(ctx, { fulltext })).rows.map(({ name }) => name);
  expect(await found("home")).toEqual(["Nobody home"]);
  expect(await found("719 555 0001")).toEqual(["Call at once"]);
});
