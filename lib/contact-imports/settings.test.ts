import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { blockLogs } from "@/db/schema/block-logs";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { testContext, testNumber } from "@/lib/testing/context";
import { startImport, updateDraft } from "./starting";
import { storeUpload } from "./storing";
import { lookHere, pieces, runHere, upload } from "./testing/uploads";

const draft = (ctx: Context, content: string | Uint8Array) =>
  storeUpload(ctx, { name: "list.csv", bytes: pieces(content) });

const FILE = `phone,name,reason,note\n${testNumber(1)},Al,spam,said no\n${testNumber(2)},,moved,\n`;

const kept = (ctx: Context) =>
  db
    .select({ name: contacts.name, reason: blockLogs.reason, note: blockLogs.note })
    .from(blockLogs)
    .innerJoin(
      contacts,
      and(eq(contacts.companyId, blockLogs.companyId), eq(contacts.id, blockLogs.contactId)),
    )
    .where(eq(blockLogs.companyId, ctx.companyId))
    .orderBy(asc(contacts.number));

describe("the columns beside the numbers", () => {
  test("are taken by their names, and a row's own words go before the file's", async () => {
    const ctx = await testContext();
    const record = await upload(ctx, FILE, { reason: "fraud", note: "all of them" });
    expect(record.mapping).toEqual({ name: 1, reason: 2, note: 3 });
    await runHere(ctx, record);
    expect(await kept(ctx)).toEqual([
      { name: "Al", reason: "spam", note: "said no" },
      { name: null, reason: "other", note: "moved" },
    ]);
  });

  test("can be named, in any case, and left out", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, FILE);
    const choice = { id, nameColumn: " NOTE", reasonColumn: "", noteColumn: null };
    expect((await updateDraft(ctx, choice)).mapping).toEqual({ name: 3 });
    expect((await updateDraft(ctx, { id })).mapping).toEqual({ name: 1, reason: 2, note: 3 });
    await runHere(ctx, await startImport(ctx, choice));
    expect(await kept(ctx)).toMatchObject([
      { name: "said no", reason: null, note: null },
      { name: null, reason: null, note: null },
    ]);
  });

  test("that the file has not, or that hold the numbers, are refused by name", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, FILE);
    await expect(startImport(ctx, { id, noteColumn: "fax" })).rejects.toMatchObject({
      errors: { note_column: ["is not a column of this file; it has phone, name, reason, note"] },
    });
    await expect(startImport(ctx, { id, nameColumn: "phone" })).rejects.toMatchObject({
      errors: { name_column: ["is the column of the numbers"] },
    });
  });

  test("are not guessed where the numbers are taken from", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, FILE);
    expect((await updateDraft(ctx, { id, callerIdColumnName: "note" })).mapping).toEqual({
      name: 1,
      reason: 2,
    });
  });
});

describe("the preview", () => {
  test("shows what a row says, and how the file is read", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, Buffer.from(FILE.replaceAll(",", ";").replace("Al", "Zoë"), "latin1"));
    const { rows, readAs, judged } = await lookHere(ctx, id);
    expect(rows).toMatchObject([
      { line: 2, verdict: "block", name: "Zoë", reason: "spam", note: "said no" },
      { line: 3, verdict: "block", name: null, reason: "other", note: "moved" },
    ]);
    expect(judged?.rowCount).toBe(2);
    expect(readAs).toMatchObject({
      packing: null,
      encoding: "Windows-1252",
      delimiter: ";",
      hasHeader: true,
    });
  });

  test("names the file in a zip file and the sheet of a workbook", async () => {
    const ctx = await testContext();
    const readAs = async (content: Uint8Array) =>
      (await lookHere(ctx, (await draft(ctx, content)).id)).readAs;
    expect(await readAs(zipOf({ name: "a.csv", content: FILE }))).toMatchObject({
      packing: "zip",
      part: "a.csv",
    });
    const row = `<row><c><v>17193132645</v></c></row>`;
    expect(await readAs(workbookOf([{ name: "Stop; list", rows: row }]))).toMatchObject({
      packing: "xlsx",
      part: "Stop; list",
      delimiter: ",",
      columns: 1,
    });
  });

  test("sends no cell longer than a page shows", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, `${testNumber(1)},${"x".repeat(50_000)}\n`);
    const { rows } = await lookHere(ctx, id);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows).length).toBeLessThan(1_000);
  });
});
