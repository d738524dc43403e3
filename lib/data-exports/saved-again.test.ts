import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { isOurExport } from "@/lib/contact-imports/layout";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { Note } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { type Phone, parseNumber } from "@/lib/phone/phone";
import { testContext } from "@/lib/testing/context";
import { EXPORT_COLUMNS, type ExportColumn } from "./schema";
import { bytesOf, exportHere } from "./testing/exports";

const EIGHT = [
  "+17195550601",
  "+442079460602",
  "+4915123456603",
  "+6591234604",
  "+393123456605",
  "+5511988887606",
  "+33123456607",
  "+81312345608",
] as Phone[];

const saved = (name: string) => readFileSync(path.join(import.meta.dirname, "testing/saved-again", name));

/** Everything that is known of a company's contacts, and every row of its log. */
const stateOf = async ({ db, companyId }: Context) => ({
  contacts: await db.execute(sql`
    select number, name, blocked, blocked_at, opt_out from contacts where company_id = ${companyId} order by id`),
  logs: await db.execute(sql`select * from block_logs where company_id = ${companyId} order by id`),
});

test("an upload knows the columns of an export, and takes no other list for one", () => {
  expect(isOurExport(EXPORT_COLUMNS)).toBe(true);
  expect(isOurExport(["blocked_at", "number", "rejected_line", "rejected_because"])).toBe(true);
  expect(isOurExport(["number", "name", "by"])).toBe(true);
  for (const headers of [
    ["number"],
    ["number", "name", "reason", "note"],
    ["number", "blocked_at", "age"],
    ["number", "name", "created_at", "country", "time_zone", "opt_out"],
    ["phone", "blocked_at"],
  ])
    expect([headers, isOurExport(headers)]).toEqual([headers, false]);
});

test("without blocked_at an export is known by who blocked, or by its countries, and changes nothing either", async () => {
  for (const defaultCountry of ["DE", "US", "SG"])
    for (const columns of [
      ["name", "by"],
      ["country", "name"],
    ] as ExportColumn[][]) {
      const ctx = await testContext({ company: { defaultCountry } });
      const numbers = [...EIGHT, "+15123456789" as Phone];
      await setBlocked(ctx, numbers, { blocked: true, source: "api" });
      const before = await stateOf(ctx);
      const bytes = await bytesOf(ctx, await exportHere(ctx, { columns }));
      const file = await runHere(ctx, await upload(ctx, savedAgain(bytes.toString("utf8"), ";")));
      expect([columns, file.alreadyBlockedCount]).toEqual([columns, numbers.length]);
      expect(await stateOf(ctx)).toEqual(before);
    }
});

test.each([
  ["export-after-libreoffice.csv", "US", 8],
  ["export-after-libreoffice.csv", "DE", 8],
  ["export-after-libreoffice.xlsx", "US", 8],
  ["export-after-libreoffice.xlsx", "DE", 8],
  ["export-after-libreoffice.csv", "BR", 8],
  // Excel writes twelve digits and more as a power, and their end is lost.
  ["export-after-excel.csv", "US", 4],
  ["export-after-excel.csv", "DE", 4],
  ["export-after-excel.csv", "SG", 4],
])("%s changes nothing in a file of %s: %i are known", async (name, defaultCountry, known) => {
  const ctx = await testContext({ company: { defaultCountry } });
  const targets = EIGHT.map((number) => ({ number, reason: "spam" as const }));
  await setBlocked(ctx, targets, { blocked: true, source: "api" });
  const before = await stateOf(ctx);
  const file = await runHere(ctx, await upload(ctx, saved(name)));
  expect(file).toMatchObject({ alreadyBlockedCount: known, blockedCount: 0, rejectedCount: 8 - known });
  expect(await stateOf(ctx)).toEqual(before);
});

/** Whether a provider or a person can have made a contact of it. */
const canBeContact = (text: string) => {
  const read = parseNumber(text, { country: "US", from: "api" });
  return read.ok && read.number === text;
};

/** Numbers of every length that a provider may tell of, in use or not. */
const number = fc
  .oneof(
    fc.constantFrom(...EIGHT),
    fc.constantFrom("+32000000000", "+4900000000").map((text) => text as Phone),
    fc.stringMatching(/^\+[1-9]\d{7,14}$/).map((text) => text as Phone),
    fc.stringMatching(/^\+1[2-9]\d\d[2-9]\d{6}$/).map((text) => text as Phone),
  )
  .filter(canBeContact);
const nasty = fc.string({ unit: fc.constantFrom(..."=+-@'\",;\t\n\\17é٣x 😀"), maxLength: 12 });
const text = fc.oneof(
  nasty,
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("+17195550199", "4915123456699", "sep=;", "\nlate", "a,=1", "NULL"),
);
const storable = (said: string) => said.replace(/[\0\p{Cs}]/gu, "");
const contact = fc.record({
  number,
  name: text.map(
    (said) =>
      storable(said)
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, 200) || null,
  ),
  note: text.map((said) => Note.parse(storable(said)) || null),
  reason: fc.constantFrom("spam", "other", null),
});
const columns = fc
  .subarray(EXPORT_COLUMNS.filter((name) => name !== "number" && name !== "blocked_at"))
  .chain((some) =>
    fc.shuffledSubarray<ExportColumn>([...some, "blocked_at"], { minLength: some.length + 1 }),
  );

/** As a spreadsheet saves it: its own delimiter, and numbers without their plus. */
function savedAgain(csv: string, delimiter: string): string {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ""), { delimiter: ",", skipEmptyLines: true });
  return Papa.unparse(
    data.map((cells) => cells.map((cell) => (/^\+\d+$/.test(cell) ? cell.slice(1) : cell))),
    { delimiter, newline: "\r\n" },
  );
}

test("export and upload change nothing, for every contact that can exist, with the plus or without it", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(contact, { selector: ({ number }) => number, minLength: 1, maxLength: 30 }),
      columns,
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("US", "DE", "BR", "SG", "IT"),
      async (targets, columns, delimiter, defaultCountry) => {
        const ctx = await testContext({ company: { defaultCountry } });
        await setBlocked(ctx, targets, { blocked: true, source: "api" });
        const before = await stateOf(ctx);
        const bytes = await bytesOf(ctx, await exportHere(ctx, { columns }));
        for (const file of [bytes, savedAgain(bytes.toString("utf8"), delimiter)]) {
          const { status, blockedCount, totalCount } = await runHere(ctx, await upload(ctx, file));
          expect({ status, blockedCount, totalCount }).toEqual({
            status: "succeeded",
            blockedCount: 0,
            totalCount: targets.length,
          });
          expect(await stateOf(ctx)).toEqual(before);
        }
      },
    ),
    { numRuns: 12 },
  );
});
