import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { textMessages } from "@/db/schema/text-messages";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { updateWords } from "@/lib/companies/wording";
import type { Context } from "@/lib/context";
import { makeSchedule } from "@/lib/schedules/testing/schedules";
import { testContext, testNumber } from "@/lib/testing/context";
import { receiveText } from "./receiving";

const PERSON = testNumber(1);
const NOON = Date.parse("2026-03-03T12:00:00Z");
let told = 0;

/** A text that was sent so many seconds after noon. */
const take = (ctx: Context, message: string, seconds = 0, id = `SM${told++}`) =>
  receiveText(ctx, {
    providerMessageId: id,
    from: PERSON,
    to: "+12125550100",
    message,
    sentAt: new Date(NOON + seconds * 1000),
  });

const isOut = async (ctx: Context) => (await contactOfNumber(ctx, PERSON))?.optOut;
const actionsOf = async ({ db, companyId }: Context) =>
  (
    await db.select().from(optOutLogs).where(eq(optOutLogs.companyId, companyId)).orderBy(asc(optOutLogs.id))
  ).map(({ action }) => action);

test.each<[string, [string, number][], boolean]>([
  ["STOP alone", [["STOP", 0]], true],
  ["START alone", [["START", 0]], false],
  [
    "STOP, then START",
    [
      ["STOP", 0],
      ["START", 60],
    ],
    false,
  ],
  [
    "START, then STOP",
    [
      ["START", 0],
      ["STOP", 60],
    ],
    true,
  ],
  [
    "STOP that comes after the START sent after it",
    [
      ["START", 60],
      ["STOP", 0],
    ],
    false,
  ],
  [
    "START that comes after the STOP sent after it",
    [
      ["STOP", 60],
      ["START", 0],
    ],
    true,
  ],
  [
    "STOP and START of one second: STOP counts",
    [
      ["STOP", 0],
      ["START", 0],
    ],
    true,
  ],
  [
    "START and STOP of one second: STOP counts",
    [
      ["START", 0.9],
      ["STOP", 0.2],
    ],
    true,
  ],
  [
    "a late START between two STOPs",
    [
      ["STOP", 0],
      ["STOP", 60],
      ["START", 30],
    ],
    true,
  ],
  [
    "a late STOP between two STARTs",
    [
      ["STOP", 0],
      ["START", 20],
      ["START", 60],
      ["STOP", 40],
    ],
    false,
  ],
  [
    "all in the wrong order, STOP sent last",
    [
      ["STOP", 60],
      ["START", 40],
      ["STOP", 20],
      ["START", 0],
    ],
    true,
  ],
  [
    "all in the wrong order, START sent last",
    [
      ["START", 60],
      ["STOP", 40],
      ["START", 20],
      ["STOP", 0],
    ],
    false,
  ],
  [
    "other words between them",
    [
      ["STOP", 0],
      ["please start again", 10],
      ["stop it", 20],
    ],
    true,
  ],
])("%s", async (_, texts, out) => {
  const ctx = await testContext();
  for (const [message, seconds] of texts) await take(ctx, message, seconds);
  expect(await isOut(ctx)).toBe(out);
});

test("of STOP and START taken at once the one sent later counts", async () => {
  for (let n = 0; n < 5; n++) {
    const ctx = await testContext();
    await Promise.all([take(ctx, "START", 30), take(ctx, "STOP", 60), take(ctx, "STOP", 10)]);
    expect(await isOut(ctx)).toBe(true);
    await Promise.all([take(ctx, "STOP", 70), take(ctx, "START", 90), take(ctx, "START", 80)]);
    expect(await isOut(ctx)).toBe(false);
  }
});

test("a START lifts what a text opted out, and nothing that a person or the API opted out before or after that text", async () => {
  const start = (ctx: Context, id: string, message = "START") =>
    receiveText(ctx, { providerMessageId: id, from: PERSON, to: "", message, sentAt: new Date() });
  const byPerson = { optOut: true, channel: "voice", source: "api" } as const;
  const ctx = await testContext();
  await setOptOut(ctx, PERSON, byPerson);
  await take(ctx, "STOP");
  await start(ctx, "SMa");
  expect([await isOut(ctx), await actionsOf(ctx)]).toEqual([true, ["opt_out"]]);
  const texted = await testContext();
  await take(texted, "STOP");
  for (let n = 0; n < 2; n++) expect(await setOptOut(texted, PERSON, byPerson)).toBe(false);
  await start(texted, "SMb");
  expect([await isOut(texted), await actionsOf(texted)]).toEqual([true, ["opt_out", "opt_out"]]);
  await setOptOut(texted, PERSON, { ...byPerson, optOut: false });
  await start(texted, "SMe", "ARRET");
  expect(await isOut(texted)).toBe(true);
  await start(texted, "SMc", "UNSTOP");
  expect(await isOut(texted)).toBe(false);
});

test("a company's own words opt out and in, in that company alone; what the provider recognised counts too", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  await updateWords(ctx, { stopWords: ["Basta"], startWords: ["Weiter"], stopConfirmation: "provider" });
  for (const company of [ctx, other]) await take(company, "basta!");
  expect([await isOut(ctx), await isOut(other)]).toEqual([true, false]);
  await take(ctx, "weiter", 60);
  expect(await isOut(ctx)).toBe(false);
  const said = { from: PERSON, to: "", message: "never mind", keyword: "stop", sentAt: new Date() } as const;
  await receiveText(other, { ...said, providerMessageId: "SMd" });
  expect(await isOut(other)).toBe(true);
});

test("a STOP counts although somebody opted the number in before it came", async () => {
  const ctx = await testContext();
  await setOptOut(ctx, PERSON, { optOut: true, channel: "voice", source: "api" });
  await setOptOut(ctx, PERSON, { optOut: false, channel: "voice", source: "api" });
  await take(ctx, "STOP", 0);
  expect(await isOut(ctx)).toBe(true);
});

test("a time that has not come yet is now", async () => {
  const ctx = await testContext();
  const sentAt = new Date(Date.now() + 3_600_000);
  const text = await receiveText(ctx, {
    providerMessageId: "SM1",
    from: PERSON,
    to: "",
    message: "START",
    sentAt,
  });
  expect(text.sentAt.getTime()).toBeLessThanOrEqual(Date.now());
  await take(ctx, "Hi", 0);
  await receiveText(ctx, { providerMessageId: "SM2", from: PERSON, to: "", message: "STOP", sentAt });
  expect(await isOut(ctx)).toBe(true);
});

test("one text taken ten times at once is one text, obeyed and fired once", async () => {
  const ctx = await testContext();
  await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "stop" });
  const texts = await Promise.all(Array.from({ length: 10 }, () => take(ctx, "STOP", 0, "SM1")));
  expect(new Set(texts.map(({ id }) => id)).size).toBe(1);
  expect(await actionsOf(ctx)).toEqual(["opt_out"]);
  const runs = await ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, ctx.companyId));
  expect(runs).toHaveLength(1);
});

test("ten texts that say STOP at once opt out once", async () => {
  const ctx = await testContext();
  await Promise.all(Array.from({ length: 10 }, () => take(ctx, "STOP")));
  expect(await actionsOf(ctx)).toEqual(["opt_out"]);
  const texts = await ctx.db.select().from(textMessages).where(eq(textMessages.companyId, ctx.companyId));
  expect(texts).toHaveLength(10);
});

test("texts while a number is blocked and unblocked: each is kept as it was, and STOP counts in any case", async () => {
  const ctx = await testContext();
  const coming = Array.from({ length: 10 }, () => take(ctx, "Hello", 0));
  await Promise.all([
    setBlocked(ctx, [PERSON], { blocked: true, source: "api" }),
    take(ctx, "STOP", 5),
    ...coming,
  ]);
  expect((await take(ctx, "Hello")).status).toBe("blocked");
  await setBlocked(ctx, [PERSON], { blocked: false, source: "api" });
  expect((await take(ctx, "Hello")).status).toBe("received");
  expect(await isOut(ctx)).toBe(true);
});

test("a text with what no database takes is kept without it", async () => {
  const ctx = await testContext();
  expect((await take(ctx, "a\0b \ud800 c")).message).toMatch(/^ab . c$/u);
});
