import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { Note } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { bytesOf, exportHere } from "./testing/exports";

const NASTY = [
  '=HYPERLINK("http://x")',
  "'=1+1",
  "''+1",
  "+17191234567",
  "-5",
  "@SUM(A1)",
  "O'Neill",
  'Pepe "El Ñandú" Núñez, Jr.',
  "“quoted”",
  "日本語 😀",
  "\\N",
  "\\.",
  "NULL",
  "0049",
  "1.7193E+10",
  "number",
  "sep=;",
];

/** The notes as they are stored: every door reads a note by this schema. A name has no tab and no line end. */
const NOTES = [...NASTY, "a\tb", 'two\r\nlines, and "quotes"', "old\rMac", "x".repeat(2_000)].map((note) =>
  Note.parse(note),
);

/** Returns what the company knows of each blocked number. */
const listOf = ({ companyId }: Context) =>
  db.execute(sql`
    select number, name, log.reason, log.note from contacts join block_logs as log
      on log.company_id = contacts.company_id and log.contact_id = contacts.id
    where contacts.company_id = ${companyId} and blocked order by number`);

test.each(["csv", "csv.gz"] as const)(
  "an exported %s, uploaded in another company, gives the same list",
  async (format) => {
    const ctx = await testContext();
    const reasons = ["spam", "dnc_request", null] as const;
    const targets = NOTES.map((note, i) => ({
      number: testNumber(i),
      name: NASTY[i] ?? null,
      note: i % 5 === 4 ? null : note,
      reason: reasons[i % 3],
    }));
    const abroad = ["+442079460018", "+390612345678", "+8613812345678"].map((number) => ({
      number: number as ReturnType<typeof testNumber>,
      name: "Ångström",
    }));
    await setBlocked(ctx, [...targets, ...abroad], { blocked: true, source: "api" });
    const bytes = await bytesOf(ctx, await exportHere(ctx, { format }));
    const other = await testContext({ company: { defaultCountry: "DE" } });
    const file = await runHere(other, await upload(other, bytes));
    expect(file).toMatchObject({
      status: "succeeded",
      totalCount: NOTES.length + abroad.length,
      blockedCount: NOTES.length + abroad.length,
      rejectedCount: 0,
    });
    expect(await listOf(other)).toEqual(await listOf(ctx));
    const again = await runHere(ctx, await upload(ctx, bytes));
    expect(again).toMatchObject({ blockedCount: 0, alreadyBlockedCount: NOTES.length + abroad.length });
  },
);
