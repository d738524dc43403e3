import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { companies } from "@/db/schema/companies";
import { contacts } from "@/db/schema/contacts";
import { listBlockLogs } from "@/lib/block-logs/listing";
import { runHere as runUpload, upload } from "@/lib/contact-imports/testing/uploads";
import { aliasRenumbered } from "@/lib/contacts/aliasing";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { testContext } from "@/lib/testing/context";
import { runHere } from "./testing/jobs";
import { previewUndo, undoImport } from "./undoing";

const old = "+5215512345678" as Phone;
const present = "+525512345678" as Phone;

/** A company with an upload that blocked an old number, when old numbers were still stored, and what was done since. */
async function aliased(before: (ctx: Context) => Promise<unknown> = async () => {}) {
  const ctx = await testContext();
  const file = await runUpload(ctx, await upload(ctx, "phone\n+17195550100\n"));
  await setBlocked(ctx, [old], { blocked: true, source: "import", contactImportId: file.id });
  await before(ctx);
  await db.update(companies).set({ renumberedTo: "+" }).where(eq(companies.id, ctx.companyId));
  await aliasRenumbered(() => Promise.resolve(ctx));
  return { ctx, file };
}

async function blockedOf({ companyId }: Context): Promise<string[]> {
  const rows = await db.select().from(contacts).where(eq(contacts.companyId, companyId));
  return rows.flatMap(({ number, blocked }) => (blocked ? [number] : [])).toSorted();
}

test("the undo of an upload takes a block back where it went, once", async () => {
  const { ctx, file } = await aliased();
  expect(await blockedOf(ctx)).toEqual(["+17195550100", present]);
  expect(await previewUndo(ctx, { contactImportId: file.id })).toMatchObject({ count: 2, changedSince: 0 });
  const job = await runHere(ctx, await undoImport(ctx, { id: file.id }));
  expect(job).toMatchObject({ unblockedCount: 2, totalCount: 2 });
  expect(await blockedOf(ctx)).toEqual([]);
  expect(await previewUndo(ctx, { contactImportId: file.id })).toMatchObject({ count: 0, changedSince: 0 });
});

test("a block that the present number had already is not taken back", async () => {
  const { ctx, file } = await aliased((ctx) => setBlocked(ctx, [present], { blocked: true, source: "api" }));
  await runHere(ctx, await undoImport(ctx, { id: file.id }));
  expect(await blockedOf(ctx)).toEqual([present]);
});

test("one that was asked for again in either spelling is left alone", async () => {
  const again = (number: Phone) => (ctx: Context) =>
    setBlocked(ctx, [number], { blocked: true, source: "api" });
  const before = await aliased(again(old));
  expect(await previewUndo(before.ctx, { contactImportId: before.file.id })).toMatchObject({ askedAgain: 1 });
  const after = await aliased();
  await again(present)(after.ctx);
  expect(await previewUndo(after.ctx, { contactImportId: after.file.id })).toMatchObject({ askedAgain: 1 });
});

test("the block logs of the number are those of both spellings", async () => {
  const { ctx } = await aliased();
  for (const number of [old, present]) {
    const { rows } = await listBlockLogs(ctx, { number });
    expect(rows.map((row) => [row.number, row.kind])).toEqual([
      [old, "unblock"],
      [present, "block"],
      [old, "block"],
    ]);
  }
});
