import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { and, eq } from "drizzle-orm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { contactImportPreviews as previews } from "@/db/schema/contact-import-previews";
import { contactImports } from "@/db/schema/contact-imports";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { Forbidden, NotFound } from "@/lib/errors";
import { allPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { removeAbandonedUploads } from "./abandoning";
import { discardImport } from "./discarding";
import { keepPreview, previewOf } from "./inner/preview-record";
import { judgeDraft, runPreview } from "./judging";
import { previewImport } from "./preview";
import type { ImportSettings } from "./schema";
import { startImport, updateDraft } from "./starting";
import { storeUpload } from "./storing";
import { lookHere, pieces, runHere } from "./testing/uploads";

const draft = (ctx: Context, content: string | Uint8Array) =>
  storeUpload(ctx, { name: "list.csv", bytes: pieces(content) });
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => testNumber(from + n)).join("\n");
const never = new AbortController().signal;

describe("the preview of a whole file", () => {
  test("counts every row, with the reasons of the rejected ones, samples of each verdict and its instant", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [testNumber(30), testNumber(31)], { blocked: true, source: "api" });
    const strange = ["0211741528", "0211741529"];
    const bad = ["911", "hello", "1.7193E+10", "1.7194E+10"];
    const { id } = await draft(ctx, ["phone", lines(40), testNumber(3), ...bad, ...strange].join("\n"));
    const { judged, looked } = await lookHere(ctx, id);
    expect(looked).toBe(20);
    expect(judged).toMatchObject({
      status: "succeeded",
      changedCount: 40,
      unchangedCount: 2,
      duplicateCount: 1,
      rejectedCount: 4,
      strangeCount: 2,
      rowCount: 47,
      whole: true,
      asOf: expect.any(Date),
    });
    expect(judged?.problems[0]).toEqual({
      problem: "lost digits in a spreadsheet; format the column as text",
      rows: 2,
    });
    const sampled = judged?.samples.map(({ line, verdict, text }) => [line, verdict, text]);
    expect(sampled).toContainEqual([32, "already_blocked", testNumber(30)]);
    expect(sampled).toContainEqual([42, "duplicate", testNumber(3)]);
    expect(sampled).toContainEqual([43, "rejected", "911"]);
    expect(sampled).toContainEqual([47, "block", "0211741528"]);
  });

  test("is judged again when its settings change, and only then", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
    const { id } = await draft(ctx, lines(5));
    const first = (await lookHere(ctx, id)).judged;
    expect(first).toMatchObject({ changedCount: 4, unchangedCount: 1 });
    await updateDraft(ctx, { id, note: "of no matter" });
    expect((await previewImport(ctx, id)).judged).toEqual(first);
    await updateDraft(ctx, { id, blocked: false });
    expect(await previewImport(ctx, id)).toMatchObject({
      rows: [],
      judged: { status: "pending", changedCount: 0 },
    });
    expect((await lookHere(ctx, id)).judged).toMatchObject({ changedCount: 1, unchangedCount: 4 });
  });

  test("ends without a word when its draft is changed, started or discarded meanwhile", async () => {
    const ctx = await testContext();
    const job = async (id: number) => {
      await judgeDraft(ctx, { id });
      return { companyId: ctx.companyId, id };
    };
    const changed = await job((await draft(ctx, lines(20_000))).id);
    const old = await previewOf(ctx, changed.id);
    const running = runPreview(changed, never);
    await updateDraft(ctx, { id: changed.id, blocked: false });
    expect(await running).toBe(true);
    expect(await keepPreview(ctx, { id: changed.id, settings: old?.settings ?? "" }, {})).toBe(false);
    expect((await lookHere(ctx, changed.id)).judged).toMatchObject({
      status: "succeeded",
      unchangedCount: 20_000,
    });
    const started = await job((await draft(ctx, lines(10))).id);
    await startImport(ctx, { id: started.id });
    expect(await runPreview(started, never)).toBe(true);
    expect(await previewOf(ctx, started.id)).toBeNull();
    const discarded = await job((await draft(ctx, lines(20_000))).id);
    const going = runPreview(discarded, never);
    await discardImport(ctx, discarded);
    expect(await going).toBe(true);
    expect(await previewOf(ctx, discarded.id)).toBeNull();
  });

  test("told to rest it begins anew, and so it does after a worker was killed at it", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, lines(3_000));
    await judgeDraft(ctx, { id });
    const resting = new AbortController();
    const judging = runPreview({ companyId: ctx.companyId, id }, resting.signal);
    resting.abort();
    expect(await judging).toBe(false);
    await db
      .update(previews)
      .set({ status: "running", changedCount: 1_234, rowCount: 1_234 })
      .where(and(eq(previews.companyId, ctx.companyId), eq(previews.contactImportId, id)));
    await runPreview({ companyId: ctx.companyId, id }, never);
    expect((await previewImport(ctx, id)).judged).toMatchObject({
      status: "succeeded",
      changedCount: 3_000,
      rowCount: 3_000,
    });
  });

  test("goes with an abandoned draft", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, lines(3));
    await lookHere(ctx, id);
    await db
      .update(contactImports)
      .set({ updatedAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(contactImports.id, id));
    await removeAbandonedUploads();
    expect(await previewOf(ctx, id)).toBeNull();
  });

  test("needs Contact:import, and is not there for another company", async () => {
    const owner = await testContext();
    const { id } = await draft(owner, lines(3));
    const permissions = new Set([...allPermissions].filter((permission) => permission !== "Contact:import"));
    await expect(judgeDraft({ ...owner, permissions }, { id })).rejects.toEqual(
      new Forbidden("Contact:import"),
    );
    await expect(judgeDraft(await testContext(), { id })).rejects.toEqual(new NotFound("upload"));
    expect(await previewOf(owner, id)).toBeNull();
  });

  test("of a list without a digit asks for no country, and says that nothing is a number", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, `First,phone\nAnn,${testNumber(1)}\nBob,${testNumber(2)}\n`);
    await updateDraft(ctx, { id, callerIdColumnName: "First" });
    const { doubt, judged } = await lookHere(ctx, id);
    expect(doubt).toBeNull();
    expect(judged).toMatchObject({ changedCount: 0, unchangedCount: 0, rejectedCount: 2 });
  });

  test("comes of a file of some mebibytes, of which the reader wants more while it tells what it found", async () => {
    const ctx = await testContext();
    const rows = Array.from({ length: 60_000 }, (_, n) => `${testNumber(n)},${"x".repeat(40)}`);
    const { id } = await draft(ctx, rows.join("\n"));
    expect((await lookHere(ctx, id)).judged).toMatchObject({ rowCount: 60_000, changedCount: 60_000 });
  });

  test("counts a small packed file that holds a long text, and the page reads none of it", async () => {
    const ctx = await testContext();
    const content = gzipSync(`${testNumber(1)}\n${"\n".repeat(20_000_000)}${testNumber(2)}\n`);
    const { id } = await draft(ctx, content);
    expect((await lookHere(ctx, id)).judged).toMatchObject({ rowCount: 2, changedCount: 2 });
  });
});

/** Returns what a draft's preview foretells and what its run counts. */
async function bothOf(ctx: Context, id: number, settings: ImportSettings) {
  await updateDraft(ctx, { id, ...settings });
  const { judged } = await lookHere(ctx, id);
  await startImport(ctx, { id, ...settings });
  const run = await runHere(ctx, { id });
  expect(run.status).toBe("succeeded");
  const foretold = [
    judged?.changedCount,
    judged?.unchangedCount,
    judged?.duplicateCount,
    judged?.rejectedCount,
  ];
  const counted = [
    run.blockedCount + run.unblockedCount,
    run.alreadyBlockedCount + run.notBlockedCount,
    run.duplicateCount,
    run.rejectedCount,
  ];
  return { foretold: [...foretold, judged?.rowCount], counted: [...counted, run.rowCount] };
}

describe("what is foretold is what the run counts", () => {
  const CASES = path.join(import.meta.dirname, "testing", "cases");
  test.each(readdirSync(CASES))("of %s", async (name) => {
    const ctx = await testContext();
    const { id, ...file } = await draft(ctx, readFileSync(path.join(CASES, name)));
    const [column] = file.numberColumns;
    const { foretold, counted } = await bothOf(ctx, id, {
      callerIdColumnName: file.headers[column ?? 0],
      sheet: file.reading && file.reading.sheets.length > 1 ? "all" : undefined,
      hiddenRows: "take",
    });
    expect(foretold).toEqual(counted);
  });

  const cell = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((n) => testNumber(n)),
    fc.integer({ min: 0, max: 40 }).map((n) => testNumber(n).replace(/^\+1(\d{3})(\d{3})/, "($1) $2-")),
    fc.constantFrom("911", "hello", "", "1.7193E+10", "0211741528", "0151 23456789", "+4915123456789"),
    fc.constant("719-555-0001; 719-555-0002"),
  );

  test("of any file that meets blocked numbers", async () => {
    const cells = fc.array(cell, { minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(
        cells,
        fc.boolean(),
        fc.constantFrom("US", "DE"),
        async (cells, blocked, defaultCountry) => {
          const ctx = await testContext();
          const known = [1, 2, 3, 4, 5, 6].map((n) => testNumber(n));
          await setBlocked(ctx, known, { blocked: true, source: "api" });
          const { id } = await draft(ctx, ["phone,note", ...cells.map((text) => `${text},x`)].join("\n"));
          const settings = { blocked, defaultCountry, callerIdColumnName: "phone" };
          const { foretold, counted } = await bothOf(ctx, id, settings);
          expect(foretold).toEqual(counted);
        },
      ),
      { numRuns: 5 },
    );
  });
});
