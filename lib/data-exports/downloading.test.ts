import { allPermissions } from "@/lib/allow";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { makeCollaborator } from "@/db/factories";
import { dataExports } from "@/db/schema/data-exports";
import { storedFileChunks, storedFiles } from "@/db/schema/stored-files";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { createExport } from "./creating";
import { openDownload } from "./downloading";
import { removeExpiredExports } from "./expiring";
import { getExport } from "./reading";
import { getNamedExport } from "./listing";
import { failDataExport } from "./running";
import { listDownloads } from "./takings";
import { bytesOf, exportHere } from "./testing/exports";

async function exported(company = {}): Promise<{ ctx: Context; id: number }> {
  const ctx = await testContext({ company });
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  return { ctx, id: (await exportHere(ctx)).id };
}

async function takenText(ctx: Context, id: number, from: number, to: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await (await openDownload(ctx, { id })).take(from, to)) pieces.push(piece);
  return Buffer.concat(pieces).toString("latin1");
}

test("the file's name says whose it is, what, and the company's day", async () => {
  const { ctx, id } = await exported({ name: " Acme Leads, Inc./Köln ", timeZone: "Pacific/Kiritimati" });
  await db
    .update(dataExports)
    .set({ asOf: new Date("2026-11-22T12:00:00Z") })
    .where(eq(dataExports.id, id));
  const { name, contentType } = await openDownload(ctx, { id });
  expect(name).toBe(`Acme-Leads-Inc-Köln-blacklist-2026-11-23-export-${id}.csv`);
  expect(contentType).toBe("text/csv; charset=utf-8");
});

test("any part of a file of several mebibytes is what slicing it gives", async () => {
  const { ctx, id } = await exported();
  const { storedFileId } = await getExport(ctx, id);
  const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, i) => (i * 7 + (i >> 8)) % 251));
  await db.delete(storedFileChunks).where(eq(storedFileChunks.storedFileId, storedFileId ?? 0));
  for (let position = 0; position < 3; position++) {
    await db.insert(storedFileChunks).values({
      companyId: ctx.companyId,
      storedFileId: storedFileId ?? 0,
      position,
      bytes: bytes.subarray(position << 20, (position + 1) << 20),
    });
  }
  await db.update(dataExports).set({ byteSize: bytes.length }).where(eq(dataExports.id, id));
  const edge = fc.oneof(
    fc.nat(bytes.length),
    fc.constantFrom(0, 1 << 20, (1 << 20) - 1, 2 << 20, bytes.length),
  );
  await fc.assert(
    fc.asyncProperty(edge, edge, async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(await takenText(ctx, id, from, to)).toBe(bytes.subarray(from, to).toString("latin1"));
    }),
    { numRuns: 40 },
  );
});

test("each taking is recorded with who and from where; going on with one is none", async () => {
  const { ctx, id } = await exported();
  const { userId, id: collaboratorId } = await makeCollaborator({ companyId: ctx.companyId });
  const colleague = {
    ...ctx,
    actor: { type: "person" as const, userId, collaboratorId },
    requestIp: "198.51.100.4",
  };
  expect(await getNamedExport(ctx, id)).toMatchObject({ downloadCount: 0, lastDownload: null });
  await takenText(ctx, id, 0, 5);
  await takenText(ctx, id, 5, 10);
  expect(await listDownloads(ctx, { id })).toHaveLength(1);
  await takenText(colleague, id, 1, 5);
  await takenText(colleague, id, 5, 10);
  await takenText(ctx, id, 0, 10);
  const downloads = await listDownloads(ctx, { id });
  expect(downloads.map(({ requestIp }) => requestIp)).toEqual(["203.0.113.9", "198.51.100.4", "203.0.113.9"]);
  expect(downloads[1]?.person).toMatch(/@example\.com$/);
  expect(await getNamedExport(ctx, id)).toMatchObject({ downloadCount: 3, lastDownload: downloads[0] });
});

test("before it is made, after it failed and after its time there is no file, and it is said why", async () => {
  const ctx = await testContext();
  const { id } = await createExport(ctx, {});
  await expect(openDownload(ctx, { id })).rejects.toMatchObject({
    status: 404,
    message: expect.stringMatching(/not made yet/),
  });
  await failDataExport({ companyId: ctx.companyId, id }, new Error("x"));
  await expect(openDownload(ctx, { id })).rejects.toMatchObject({
    status: 404,
    message: expect.stringMatching(/failed/),
  });
});

test("an export's file goes 30 days after it was made, and its record stays", async () => {
  const { ctx, id } = await exported();
  const kept = await exported();
  const made = await getExport(ctx, id);
  expect(made.expiresAt?.getTime()).toBe((made.succeededAt?.getTime() ?? 0) + 30 * 86_400_000);
  const past = new Date(Date.now() - 1_000);
  await db.update(dataExports).set({ expiresAt: past }).where(eq(dataExports.id, id));
  await expect(openDownload(ctx, { id })).rejects.toThrow("gone");
  await removeExpiredExports();
  expect(await getExport(ctx, id)).toMatchObject({
    status: "succeeded",
    exportedCount: 1,
    storedFileId: null,
  });
  await expect(openDownload(ctx, { id })).rejects.toMatchObject({
    status: 404,
    message: expect.stringMatching(/gone: exports are kept for 30 days/),
  });
  for (const table of [storedFiles, storedFileChunks])
    expect(await db.select().from(table).where(eq(table.companyId, ctx.companyId))).toEqual([]);
  expect((await bytesOf(kept.ctx, kept)).length).toBeGreaterThan(0);
});

test("without Contact:export nothing is taken; another company's is not there", async () => {
  const { ctx, id } = await exported();
  const permissions = new Set([...allPermissions].filter((permission) => permission !== "Contact:export"));
  await expect(openDownload({ ...ctx, permissions }, { id })).rejects.toMatchObject({ status: 403 });
  await expect(listDownloads({ ...ctx, permissions }, { id })).rejects.toMatchObject({ status: 403 });
  const other = await testContext();
  await expect(openDownload(other, { id })).rejects.toMatchObject({ status: 404 });
  await expect(listDownloads(other, { id })).rejects.toMatchObject({ status: 404 });
  expect(await listDownloads(ctx, { id })).toEqual([]);
});
