import { allPermissions } from "@/lib/allow";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { listBlacklist } from "@/lib/contacts/listing";
import { actorColumns, type Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { createExport, previewExport } from "./creating";
import { getExport } from "./reading";
import { getNamedExport, listExports } from "./listing";
import type { ExportRequest } from "./schema";
import { exportHere, rowsOf } from "./testing/exports";

const exportless = new Set([...allPermissions].filter((permission) => permission !== "Contact:export"));

async function numbersOf(ctx: Context, request: ExportRequest): Promise<string[]> {
  const rows = await rowsOf(ctx, await exportHere(ctx, { ...request, columns: [] }));
  return rows.map((row) => row.number ?? "").sort();
}

test("an export waits in the queue, as who asked, with the columns asked for after the number", async () => {
  const ctx = await testContext();
  const made = await createExport(ctx, { columns: ["note", "name", "number", "name"], format: "csv.gz" });
  expect(made).toMatchObject({
    status: "pending",
    columns: ["number", "note", "name"],
    format: "csv.gz",
    filter: {},
    ...actorColumns(ctx.actor),
    requestIp: "203.0.113.9",
    exportedCount: 0,
    totalCount: null,
  });
  const jobs = await db.execute(sql`
    select key from graphile_worker.jobs where key = ${`data_export:${ctx.companyId}:${made.id}`}`);
  expect(jobs).toHaveLength(1);
});

test("asked for twice there are two exports, of one content", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [1, 2].map(testNumber), { blocked: true, source: "api" });
  const [one, other] = [await exportHere(ctx), await exportHere(ctx)];
  expect(one.id).not.toBe(other.id);
  expect(await rowsOf(ctx, one)).toEqual(await rowsOf(ctx, other));
});

test("without Contact:export there is none to make, to count, to see", async () => {
  const ctx = await testContext();
  const { id } = await createExport(ctx, {});
  const without = { ...ctx, permissions: exportless };
  const asked = [
    () => createExport(without, {}),
    () => previewExport(without, {}),
    () => getExport(without, id),
    () => getNamedExport(without, id),
    () => listExports(without, {}),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ missing: "Contact:export" });
  expect((await listExports(ctx, {})).totalCount).toBe(1);
});

test("another company's exports and uploads are not there, nor its numbers", async () => {
  const [ours, theirs] = [await testContext(), await testContext()];
  await setBlocked(theirs, [testNumber(1)], { blocked: true, source: "api" });
  const { id } = await createExport(theirs, {});
  const file = await upload(theirs, testNumber(2));
  await expect(getExport(ours, id)).rejects.toMatchObject({ status: 404 });
  await expect(getNamedExport(ours, id)).rejects.toMatchObject({ status: 404 });
  for (const ask of [createExport, previewExport])
    await expect(ask(ours, { contactImportId: file.id })).rejects.toMatchObject({ status: 404 });
  expect((await listExports(ours, {})).rows).toEqual([]);
  expect(await numbersOf(ours, {})).toEqual([]);
});

test.each([
  [{ fulltext: "ab" }, /fulltext needs 3 characters/],
  [{ fulltext: "x".repeat(201) }, /longer than 200/],
  [{ columns: ["number", "colour"] }, /must be a list of number/],
  [{ format: "xlsx" }, /must be one of csv/],
  [{ source: "email" }, /must be one of call/],
  [{ reason: "boredom" }, /must be one of dnc_request/],
  [{ contactImportId: "x" }, /must be an id/],
  [{ dataType: "lead" }, /must be contact/],
])("%j is refused and nothing is made", async (request, problem) => {
  const ctx = await testContext();
  await expect(createExport(ctx, request as ExportRequest)).rejects.toThrow(problem);
  expect((await listExports(ctx, {})).rows).toEqual([]);
});

/** Blocks numbers in four ways, one of them twice, a minute apart from 12:00 on. */
async function mixedList() {
  const ctx = await testContext();
  const file = await runHere(
    ctx,
    await upload(ctx, [1, 2, 3].map(testNumber).join("\n"), { reason: "spam" }),
  );
  await setBlocked(ctx, [testNumber(2)], { blocked: false, source: "api" });
  const again = { blocked: true, source: "api" } as const;
  await setBlocked(ctx, [{ number: testNumber(2), reason: "fraud" }], again);
  await setBlocked(ctx, [{ number: testNumber(3), reason: "abuse" }], again);
  await setBlocked(ctx, [{ number: testNumber(14), name: "Robo Dialer" }, testNumber(25)], again);
  await db.execute(sql`
    update contacts set blocked_at = timestamptz '2026-11-01 12:00:00Z' + place * interval '1 minute' from (
      select id as of, row_number() over (order by number) as place from contacts where company_id = ${ctx.companyId}) as places
    where company_id = ${ctx.companyId} and id = of`);
  return { ctx, file };
}

test("source, reason and upload are those of the block in force, and the preview counts the same", async () => {
  const { ctx, file } = await mixedList();
  const cases: [ExportRequest, number[]][] = [
    [{}, [1, 2, 3, 14, 25]],
    [{ contactImportId: file.id }, [1, 3]],
    [{ source: "import" }, [1, 3]],
    [{ source: "api" }, [2, 14, 25]],
    [{ reason: "spam" }, [1, 3]],
    [{ reason: "fraud" }, [2]],
    [{ reason: "abuse" }, []],
    [{ source: "api", reason: "fraud", fulltext: testNumber(2) }, [2]],
    [{ source: "import", fulltext: testNumber(2) }, []],
    [{ contactImportId: file.id, blockedAtTo: new Date("2026-11-01T12:01:00Z") }, [1]],
  ];
  for (const [request, expected] of cases) {
    expect(await numbersOf(ctx, request)).toEqual(expected.map(testNumber));
    expect(await previewExport(ctx, request)).toEqual({ count: expected.length, exact: true });
  }
});

test("a search and a time mean the same as on the Blacklist page", async () => {
  const { ctx } = await mixedList();
  const times = { from: new Date("2026-11-01T12:02:00Z"), to: new Date("2026-11-01T12:04:00.000Z") };
  const queries = [
    { fulltext: "robo" },
    { fulltext: "%".repeat(3) },
    { fulltext: "1719555" },
    { fulltext: "0014" },
    { fulltext: "(719) 555-0025" },
    { fulltext: " 1719" },
    { fulltext: "  " },
    { blockedAtFrom: times.from },
    { blockedAtTo: times.to },
    { blockedAtFrom: times.from, blockedAtTo: times.to, fulltext: "719" },
  ];
  for (const query of queries) {
    const page = await listBlacklist(ctx, { ...query, perPage: 1_000 });
    expect(await numbersOf(ctx, query)).toEqual(page.rows.map((row) => row.number).sort());
    expect((await previewExport(ctx, query)).count).toBe(page.totalCount);
  }
});

test("the list of exports names who asked, the newest first, in pages", async () => {
  const { ctx, file } = await mixedList();
  const ids: number[] = [];
  for (let i = 0; i < 5; i++) ids.unshift((await createExport(ctx, { contactImportId: file.id })).id);
  const first = await listExports(ctx, { perPage: 2 });
  expect(first.rows.map((row) => row.id)).toEqual(ids.slice(0, 2));
  expect(first.rows[0]).toMatchObject({
    person: expect.stringMatching(/@example\.com$/),
    token: null,
    contactImportName: "list.csv",
    downloadCount: 0,
  });
  const second = await listExports(ctx, { perPage: 2, cursor: first.next ?? "" });
  expect(second.rows.map((row) => row.id)).toEqual(ids.slice(2, 4));
  const back = await listExports(ctx, { perPage: 2, cursor: second.previous ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect((await listExports(ctx, { perPage: 2, page: 3 })).rows.map((row) => row.id)).toEqual(ids.slice(4));
  expect(first).toMatchObject({ totalCount: 5, totalCountExact: true });
});

test("a search with half a character is refused by name, as on the list", async () => {
  const ctx = await testContext();
  for (const fulltext of ["ab\0c", "ab\ud800c"]) {
    await expect(createExport(ctx, { fulltext })).rejects.toThrow(/no text/);
    await expect(listBlacklist(ctx, { fulltext })).rejects.toThrow(/no text/);
  }
});
