import { allPermissions } from "@/lib/allow";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { actorColumns, type Context } from "@/lib/context";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { getImport } from "./reading";
import { listImports } from "./listing";
import { previewImport } from "./preview";
import { importPercent } from "./progress";
import { rejectedRows } from "./rejections";
import { startImport, updateDraft } from "./starting";
import { stopImport } from "./stopping";
import { storeUpload } from "./storing";
import { lookHere, pieces, runHere, upload } from "./testing/uploads";

const draft = (ctx: Context, content: string) =>
  storeUpload(ctx, { name: "list.csv", bytes: pieces(content) });

const jobsOf = ({ companyId }: Context, id: number) =>
  db.execute(
    sql`select task_identifier from graphile_worker.jobs where key = ${`contact_import:${companyId}:${id}`}`,
  );

describe("starting", () => {
  test("puts the upload into the queue with its settings and who asked", async () => {
    const ctx = await testContext({ requestIp: "203.0.113.5" });
    const { id } = await draft(ctx, "Phone,b\n7191231234,x\n");
    const record = await startImport(ctx, {
      id,
      callerIdColumnName: " phone",
      defaultCountry: "de",
      reason: "spam",
      note: " n ",
    });
    expect(record).toMatchObject({
      status: "pending",
      callerIdColumnName: "Phone",
      numberColumns: [0],
      defaultCountry: "DE",
    });
    expect(record).toMatchObject({
      reason: "spam",
      note: "n",
      requestIp: "203.0.113.5",
      ...actorColumns(ctx.actor),
    });
    expect(await jobsOf(ctx, id)).toMatchObject([{ task_identifier: "run_contact_import" }]);
  });

  test("twice equals once", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, "7191231234");
    const first = await startImport(ctx, { id });
    expect(await startImport(ctx, { id, reason: "spam" })).toEqual(first);
    expect(await jobsOf(ctx, id)).toHaveLength(1);
  });

  test("a column that the file has not, a country and a reason that there are not, and a note that is no text, are refused by name", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, "phone,name\n7191231234,x\n");
    const wrong = (settings: object) => startImport(ctx, { id, ...settings });
    await expect(wrong({ callerIdColumnName: "fax" })).rejects.toMatchObject({
      errors: { caller_id_column_name: ["is not a column of this file; it has phone, name"] },
    });
    await expect(wrong({ defaultCountry: "XX" })).rejects.toThrow(/not the two-letter code/);
    await expect(wrong({ reason: "because" })).rejects.toThrow(/must be one of/);
    await expect(wrong({ note: "a\0b" })).rejects.toThrow(/holds a character that is no text/);
    expect((await getImport(ctx, id)).status).toBe("draft");
  });

  test("without a column that holds numbers it says so and starts nothing", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, "colour,taste\nred,sweet\n");
    await expect(startImport(ctx, { id })).rejects.toMatchObject({
      errors: { caller_id_column_name: expect.anything() },
    });
    expect(await jobsOf(ctx, id)).toHaveLength(0);
    expect((await upload(ctx, "colour,taste\nred,sweet\n")).errorMessage).toBe(
      "No column of the file holds phone numbers.",
    );
  });

  test("an unblocking file needs Contact:unblock and clear_blacklist besides", async () => {
    const owner = await testContext();
    const { id } = await draft(owner, "7191231234");
    for (const missing of ["Contact:import", "Contact:unblock", "clear_blacklist"] as const) {
      const permissions = new Set([...allPermissions].filter((permission) => permission !== missing));
      const ctx = { ...owner, permissions };
      const refused = new Forbidden(missing);
      await expect(startImport(ctx, { id, blocked: false })).rejects.toEqual(refused);
      await expect(updateDraft(ctx, { id, blocked: false })).rejects.toEqual(refused);
    }
    expect((await getImport(owner, id)).status).toBe("draft");
  });

  test("every verb on uploads needs Contact:import", async () => {
    const owner = await testContext();
    const { id } = await draft(owner, "7191231234");
    const permissions = new Set([...allPermissions].filter((permission) => permission !== "Contact:import"));
    const ctx = { ...owner, permissions };
    const refused = new Forbidden("Contact:import");
    await expect(startImport(ctx, { id })).rejects.toEqual(refused);
    await expect(stopImport(ctx, { id })).rejects.toEqual(refused);
    await expect(previewImport(ctx, id)).rejects.toEqual(refused);
    await expect(listImports(ctx, {})).rejects.toEqual(refused);
    await expect(rejectedRows(ctx, id)).rejects.toEqual(refused);
  });

  test("another company's upload is not there, for any verb", async () => {
    const { id } = await draft(await testContext(), "7191231234");
    const other = await testContext();
    const absent = new NotFound("upload");
    await expect(startImport(other, { id })).rejects.toEqual(absent);
    await expect(updateDraft(other, { id })).rejects.toEqual(absent);
    await expect(stopImport(other, { id })).rejects.toEqual(absent);
    await expect(previewImport(other, id)).rejects.toEqual(absent);
    await expect(rejectedRows(other, id)).rejects.toEqual(absent);
    expect((await listImports(other, {})).rows).toEqual([]);
  });
});

describe("stopping", () => {
  test("a draft cannot be stopped, an upload that has ended stays as it is", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, "7191231234");
    await expect(stopImport(ctx, { id })).rejects.toBeInstanceOf(Conflict);
    await startImport(ctx, { id });
    const ended = await runHere(ctx, { id });
    expect(await stopImport(ctx, { id })).toEqual(ended);
  });
});

describe("the preview", () => {
  test("says what would happen to each of the first rows, and changes nothing", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
    const { id } = await draft(ctx, `phone\n${testNumber(1)}\n${testNumber(2)}\n719-555-0002\n911\n`);
    const verdicts = async () => (await lookHere(ctx, id)).rows.map((row) => [row.line, row.verdict]);
    expect(await verdicts()).toEqual([
      [2, "already_blocked"],
      [3, "block"],
      [4, "duplicate"],
      [5, "rejected"],
    ]);
    await updateDraft(ctx, { id, blocked: false, callerIdColumnName: "phone" });
    expect(await verdicts()).toEqual([
      [2, "unblock"],
      [3, "not_blocked"],
      [4, "duplicate"],
      [5, "rejected"],
    ]);
    expect(await getImport(ctx, id)).toMatchObject({ status: "draft", importCount: 0 });
  });

  test("follows the country", async () => {
    const ctx = await testContext();
    const { id } = await draft(ctx, "PHONE\n0151 23456789\n");
    expect((await lookHere(ctx, id)).rows[0]).toMatchObject({ verdict: "rejected" });
    await updateDraft(ctx, { id, defaultCountry: "DE", callerIdColumnName: "PHONE" });
    expect((await lookHere(ctx, id)).rows[0]).toMatchObject({
      verdict: "block",
      number: "+4915123456789",
    });
  });
});

describe("the list", () => {
  test("shows the newest first, with who asked, page by page", async () => {
    const ctx = await testContext();
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await draft(ctx, "7191231234")).id);
    const first = await listImports(ctx, { perPage: 3 });
    expect(first.rows.map((row) => row.id)).toEqual(ids.slice(0, 3));
    expect(first).toMatchObject({ totalCount: 5, totalCountExact: true });
    expect(first.rows[0]?.person).toMatch(/@example\.com$/);
    const second = await listImports(ctx, { perPage: 3, cursor: first.next ?? "" });
    expect(second.rows.map((row) => row.id)).toEqual(ids.slice(3));
    const back = await listImports(ctx, { perPage: 3, cursor: second.previous ?? "" });
    expect(back.rows.map((row) => row.id)).toEqual(ids.slice(0, 3));
  });
});

describe("the rejected rows", () => {
  test("come with all their cells, harmless for a spreadsheet, and can be uploaded again", async () => {
    const ctx = await testContext();
    const file = `phone,note\n12,"=1+1, ""x"""\n${testNumber(1)},fine\n34,@home\n+17,-\n`;
    const record = await runHere(ctx, await upload(ctx, file));
    let csv = "";
    for await (const piece of await rejectedRows(ctx, record.id)) csv += piece;
    expect(csv.split("\r\n")).toEqual([
      "phone,note,rejected_line,rejected_because",
      `12,"'=1+1, ""x""",2,is not a phone number`,
      "34,'@home,4,is not a phone number",
      "+17,'-,5,is not a phone number",
      "",
    ]);
    const again = await runHere(ctx, await upload(ctx, csv.replace("12,", "7195550002,")));
    expect(again).toMatchObject({ totalCount: 3, blockedCount: 1, rejectedCount: 2 });
  });
});

test.each([
  [{ status: "draft", importCount: 0, totalCount: null }, null],
  [{ status: "running", importCount: 10, totalCount: null }, 50],
  [{ status: "running", importCount: 10, totalCount: 40 }, 25],
  [{ status: "stopped", importCount: 10, totalCount: null }, 50],
  [{ status: "succeeded", importCount: 0, totalCount: 0 }, 100],
] as const)("%o is done to %s percent", (progress, percent) => {
  expect(importPercent({ ...progress, bytesDone: 500, byteSize: 1_000 })).toBe(percent);
});
