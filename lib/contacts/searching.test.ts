import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, test } from "vitest";
import { db } from "@/db";
import { openPool } from "@/db/pool";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { anyOf } from "@/lib/listing/windows";
import type { Phone } from "@/lib/phone/phone";
import { testContext } from "@/lib/testing/context";
import { setBlocked } from "./inner/set-blocked";
import { listBlacklist } from "./listing";
import { servedWaysOf, waysOfNumber, wholeNumber } from "./searching";

const jordan = "+17193132645" as Phone;
const london = "+442079460958" as Phone;
const munich = "+498912345678" as Phone;

async function listOfThree() {
  const ctx = await testContext();
  await setBlocked(ctx, [jordan, london, munich], { blocked: true, source: "api" });
  await rename(ctx, jordan, "Jordan P. (50%_off)");
  await rename(ctx, munich, "Jürgen Bär");
  return ctx;
}

const rename = (ctx: Context, number: Phone, name: string) =>
  db.execute(
    sql`update contacts set name = ${name} where company_id = ${ctx.companyId} and number = ${number}`,
  );

const found = async (ctx: Context, fulltext: string) =>
  (await listBlacklist(ctx, { fulltext, order: "number", orderDir: "asc" })).rows.map((row) => row.number);

test("a number is found by any spelling, by its beginning, by its last three digits and by any four", async () => {
  const ctx = await listOfThree();
  for (const text of [
    "+17193132645",
    "17193132645",
    " 17193132645",
    "(719) 313-2645",
    "719.313.2645",
    "tel:+1-719-313-2645",
    "+1719",
    "+1 719 3",
    " 1719313",
    "719313",
    "2645",
    "645",
    "313 2645",
    "9313",
    "19-313",
    "93132",
    "132 64",
    "1931326",
    "719313264",
  ])
    expect([text, await found(ctx, text)]).toEqual([text, [jordan]]);
  for (const text of ["313", "264", "9319", "+9313", "31326450"])
    expect([text, await found(ctx, text)]).toEqual([text, []]);
  expect(await found(ctx, "+44")).toEqual([london]);
  expect(await found(ctx, "020 7946 0958")).toEqual([london]);
  expect(await found(ctx, "+44 20 7946 0958")).toEqual([london]);
  expect(await found(ctx, "4989")).toEqual([munich]);
  expect(await found(ctx, "999")).toEqual([]);
});

test("any four digits of a number of any length find it, and those of another company do not", async () => {
  const ctx = await testContext();
  const other = await testContext();
  const numbers = [
    "+4912345",
    "+3161234567",
    "+17193132645",
    "+491512345678",
    "+8613812345678",
    "+861381234567890",
  ];
  for (const each of [ctx, other])
    await setBlocked(each, numbers as Phone[], { blocked: true, source: "api" });
  for (const number of numbers)
    for (let length = 4; length < number.length; length += 1)
      for (let at = 1; at + length <= number.length; at += 1) {
        const part = number.slice(at, at + length);
        const holding = numbers.filter((each) => each.includes(part)).toSorted();
        const ways = waysOfNumber(ctx, { prefix: `+${part}`, suffix: part });
        const rows = await db.execute<{ number: string }>(sql`
          select number from contacts where company_id = ${ctx.companyId} and ${anyOf(ways)} order by number`);
        expect([part, rows.map((row) => row.number)]).toEqual([part, holding]);
      }
});

test("a name is found by any part of it, in any case, its signs taken as they are", async () => {
  const ctx = await listOfThree();
  for (const text of ["jordan", "RDAN P", "50%_off", "an p. ("])
    expect([text, await found(ctx, text)]).toEqual([text, [jordan]]);
  expect(await found(ctx, "JÜRGEN")).toEqual([munich]);
  expect(await found(ctx, "jor_an")).toEqual([]);
  expect(await found(ctx, "jo%an")).toEqual([]);
});

test("what is neither digits nor a name finds nothing", async () => {
  const ctx = await listOfThree();
  for (const text of ["%%%", "---", "***", "' or 1=1 --"])
    expect([text, await found(ctx, text)]).toEqual([text, []]);
});

test("a search of blanks is none; one of two characters is refused", async () => {
  const ctx = await listOfThree();
  expect(await found(ctx, "   ")).toHaveLength(3);
  for (const text of ["1", "71", " 71 "]) await expect(found(ctx, text)).rejects.toThrow(Invalid);
  await expect(found(ctx, "7".repeat(201))).rejects.toThrow("200");
});

test("an unblocked number is not found", async () => {
  const ctx = await listOfThree();
  await setBlocked(ctx, [jordan], { blocked: false, source: "api" });
  for (const text of [jordan, "+1719", "2645", "jordan"]) expect(await found(ctx, text)).toEqual([]);
});

test("a number that several ways of searching find is there once", async () => {
  const ctx = await testContext();
  const both = "+17195550719" as Phone;
  await setBlocked(ctx, [both], { blocked: true, source: "api" });
  expect(await found(ctx, "719")).toEqual([both]);
  expect(await listBlacklist(ctx, { fulltext: "719" })).toMatchObject({ totalCount: 1 });
});

test("a search's whole number is read in the company's country", () => {
  expect(wholeNumber("719 313 2645", "US")).toEqual({ number: jordan, unlikely: false });
  expect(wholeNumber("020 7946 0958", "GB")).toEqual({ number: london, unlikely: false });
  expect(wholeNumber("0211 741528", "US")).toMatchObject({ unlikely: true });
  expect(wholeNumber("+337000004704017", "US")).toMatchObject({ unlikely: true });
  expect(wholeNumber("719", "US")).toBeNull();
  expect(wholeNumber("Jordan", "US")).toBeNull();
});

test("a name without two letters side by side is refused: the index cannot look for it", async () => {
  const ctx = await listOfThree();
  for (const text of ["a  b", "é!!", "a-b-c"])
    await expect(found(ctx, text)).rejects.toMatchObject({
      errors: { fulltext: ["needs two letters or digits side by side"] },
    });
  expect(await found(ctx, "an P")).toEqual([jordan]);
});

test("where the database knows no letters but a to z, a name in others is not looked for in the index of names", async () => {
  const ctx = await testContext();
  const name = `letters_${ctx.companyId}`;
  await db.execute(sql.raw(`create database ${name} template template0 lc_ctype 'C'`));
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = name;
  const client = openPool(url.href, { max: 1, onnotice: () => {} });
  const plain = drizzle(client, { casing: "snake_case" });
  await plain.execute(sql`create extension pg_trgm`);
  const served = async (on: Context["db"], text: string) =>
    (await servedWaysOf({ ...ctx, db: on }, text)).map((way) => way.unindexed !== true);
  for (const text of ["Иванов", "王小明", "éèê"])
    expect([text, await served(db, text), await served(plain, text)]).toEqual([text, [true], [false]]);
  for (const text of ["Ivanov", "Müller", "Иванов Ltd"])
    expect([text, await served(db, text), await served(plain, text)]).toEqual([text, [true], [true]]);
  await client.end();
  await db.execute(sql.raw(`drop database ${name}`));
});
