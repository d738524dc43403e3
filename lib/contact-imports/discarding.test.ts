import { allPermissions } from "@/lib/allow";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { contactImports } from "@/db/schema/contact-imports";
import { storedFileChunks, storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { createExport } from "@/lib/data-exports/creating";
import { Forbidden, NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { discardImport } from "./discarding";
import { changeImport } from "./inner/record";
import { getImport } from "./reading";
import { storeUpload } from "./storing";
import { pieces, runHere, upload } from "./testing/uploads";

const draft = (ctx: Context) => storeUpload(ctx, { name: "list.csv", bytes: pieces(testNumber(1)) });

test("a draft that is discarded is gone with its file, for good", async () => {
  const ctx = await testContext();
  const { id } = await draft(ctx);
  const kept = await draft(ctx);
  await discardImport(ctx, { id });
  const imports = await db.select().from(contactImports).where(eq(contactImports.companyId, ctx.companyId));
  expect(imports.map((row) => row.id)).toEqual([kept.id]);
  const files = await db.select().from(storedFiles).where(eq(storedFiles.companyId, ctx.companyId));
  expect(files.map((file) => file.id)).toEqual([kept.storedFileId]);
  const chunks = await db
    .select()
    .from(storedFileChunks)
    .where(eq(storedFileChunks.companyId, ctx.companyId));
  expect(chunks.map((chunk) => chunk.storedFileId)).toEqual([kept.storedFileId]);
  await expect(discardImport(ctx, { id })).rejects.toEqual(new NotFound("upload"));
});

test("what a broken upload left is discarded, too", async () => {
  const ctx = await testContext();
  const { id } = await draft(ctx);
  await changeImport(ctx, id, { status: "uploading" });
  await discardImport(ctx, { id });
  await expect(getImport(ctx, id)).rejects.toEqual(new NotFound("upload"));
});

test("an upload that is discarded while it comes ends with a sentence, and leaves nothing", async () => {
  const ctx = await testContext();
  async function* discarded() {
    yield Buffer.alloc(1 << 20, "7195550001\n");
    const [begun] = await db.select().from(contactImports).where(eq(contactImports.companyId, ctx.companyId));
    await discardImport(ctx, { id: begun?.id ?? 0 });
    for (let i = 0; i < 3; i++) yield Buffer.alloc(1 << 20, "7195550001\n");
  }
  await expect(storeUpload(ctx, { bytes: discarded() })).rejects.toMatchObject({ status: 409 });
  expect(await db.select().from(storedFiles).where(eq(storedFiles.companyId, ctx.companyId))).toEqual([]);
});

test("an upload that waits, that has ended, or that has failed stays on record", async () => {
  const ctx = await testContext();
  const waiting = await upload(ctx, `${testNumber(2)}\n`);
  const ended = await runHere(ctx, await upload(ctx, `${testNumber(3)}\n`));
  const failed = await upload(ctx, "");
  for (const record of [waiting, ended, failed]) {
    await expect(discardImport(ctx, record)).rejects.toMatchObject({ status: 409 });
    expect(await getImport(ctx, record.id)).toMatchObject({ status: record.status });
  }
});

test("a draft that an export names stays on record", async () => {
  const ctx = await testContext();
  const { id } = await draft(ctx);
  await createExport(ctx, { contactImportId: id });
  await expect(discardImport(ctx, { id })).rejects.toMatchObject({ status: 409 });
  expect(await getImport(ctx, id)).toMatchObject({ status: "draft" });
});

test("discarding needs Contact:import, and sees no other company's drafts", async () => {
  const ctx = await testContext();
  const { id } = await draft(ctx);
  const permissions = new Set([...allPermissions].filter((permission) => permission !== "Contact:import"));
  await expect(discardImport({ ...ctx, permissions }, { id })).rejects.toEqual(
    new Forbidden("Contact:import"),
  );
  await expect(discardImport(await testContext(), { id })).rejects.toEqual(new NotFound("upload"));
  expect(await getImport(ctx, id)).toMatchObject({ status: "draft" });
});
