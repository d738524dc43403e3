import { expect, test } from "vitest";
import { testContext, testNumber } from "@/lib/testing/context";
import { getImport } from "./reading";
import { countProblems, firstRejections, rejectedRows } from "./rejections";
import { runHere, upload } from "./testing/uploads";

test("rows of a megabyte come a few at a time, and a page gets no more of a cell than it shows", async () => {
  const ctx = await testContext();
  const long = "x".repeat(900_000);
  const file = Array.from({ length: 12 }, (_, i) => `bad ${i},${long}`).join("\n");
  const record = await runHere(
    ctx,
    await upload(ctx, `phone,text\n${testNumber(1)},\n${file}\nbad${long},1\n`),
  );
  expect(record).toMatchObject({ status: "succeeded", totalCount: 14, rejectedCount: 13 });
  const pieces: number[] = [];
  let all = "";
  for await (const piece of await rejectedRows(ctx, record.id)) {
    pieces.push(piece.length);
    all += piece;
  }
  expect(Math.max(...pieces)).toBeLessThan(5_000_000);
  expect(all.split("\r\n")).toHaveLength(15);
  const rows = await firstRejections(ctx, { id: record.id, most: 20 });
  expect(rows.map((row) => row.line)).toEqual(Array.from({ length: 13 }, (_, i) => i + 3));
  expect(JSON.stringify(rows).length).toBeLessThan(5_000);
});

test("a file of rejected rows, corrected, is taken as it is, its own two columns for nothing", async () => {
  const ctx = await testContext();
  const first = await runHere(ctx, await upload(ctx, "phone,name,note\n12,Al,=1+1\n34,Bo,'x'\n"));
  let csv = "";
  for await (const piece of await rejectedRows(ctx, first.id)) csv += piece;
  const twice = await runHere(ctx, await upload(ctx, csv));
  let repeated = "";
  for await (const piece of await rejectedRows(ctx, twice.id)) repeated += piece;
  expect(repeated).toBe(csv);
  const again = await upload(
    ctx,
    csv.replace("12,", `${testNumber(1)},`).replace("34,", `${testNumber(2)},`),
  );
  expect(again).toMatchObject({ callerIdColumnName: "phone", mapping: { name: 1, note: 2 } });
  expect(await runHere(ctx, again)).toMatchObject({ status: "succeeded", blockedCount: 2, rejectedCount: 0 });
  expect((await getImport(ctx, again.id)).headers.slice(3)).toEqual(["rejected_line", "rejected_because"]);
});

test("rejected rows are counted by their reasons, whatever differs from row to row", async () => {
  const ctx = await testContext();
  const file = ["phone", "", "12", "34", "1.7193E+10", "1.7194E+10", "1.7195E+10", "911", testNumber(1)];
  const { id } = await runHere(ctx, await upload(ctx, file.map((cell) => `${cell},x`).join("\n")));
  expect(await countProblems(ctx, id)).toEqual([
    { problem: "lost digits in a spreadsheet; format the column as text", rows: 3 },
    { problem: "is not a phone number", rows: 2 },
    { problem: "is an emergency number and cannot be blocked", rows: 1 },
    { problem: "is empty", rows: 1 },
  ]);
  expect(await countProblems(await testContext(), id)).toEqual([]);
});

test("a number in two columns is rejected with both of its parts", async () => {
  const ctx = await testContext();
  const rows = Array.from({ length: 9 }, (_, n) => `719,555000${n}`);
  const { id } = await runHere(ctx, await upload(ctx, [...rows, "x19,5550010", "119,5550011"].join("\n")));
  expect((await firstRejections(ctx, { id, most: 5 })).map(({ text }) => text)).toEqual([
    "x19 5550010",
    "119 5550011",
  ]);
});

test("reading why rows were rejected needs Contact:import", async () => {
  const ctx = await testContext({ permissions: new Set(["suppression_list"]) });
  await expect(countProblems(ctx, 1)).rejects.toThrow("Contact:import");
  await expect(firstRejections(ctx, { id: 1, most: 1 })).rejects.toThrow("Contact:import");
});
