import { describe, expect, it } from "vitest";
import { openFile } from "@/lib/files/opening";
import type { SheetChoice } from "@/lib/files/xlsx";
import { bytesOf, workbookOf } from "@/lib/files/testing/workbooks";

async function read(content: Uint8Array, choice: SheetChoice = {}) {
  const { text, countHidden } = await openFile(bytesOf(content), { maxBytes: 10_000_000, ...choice });
  let all = "";
  for await (const part of text) all += part;
  return { text: all, hidden: await countHidden() };
}

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const sheet = (rows: string) => workbookOf([{ name: "Numbers", rows }]);
const one = row(1, "<c><v>1</v></c>");
const hidden = (rows: number, columns: number) => ({ rows, columns });

describe("hidden columns", () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const before = `<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>`;
  const rows =
    row(1, cell("A1", "phone") + cell("B1", "old") + cell("D1", "name")) +
    row(2, cell("A2", "1") + cell("B2", "2") + cell("D2", "Ann")) +
    row(3, cell("D3", "Bob")) +
    row(4, cell("B4", "4"));
  const content = workbookOf([{ name: "S", rows, before }]);

  it("are counted where they have anything in them", async () => {
    const text = "phone,old,,name\n1,2,,Ann\n,,,Bob\n,4\n";
    expect(await read(content)).toMatchObject({ text, hidden: hidden(0, 1) });
  });

  it("are left out if that is wanted, and nothing takes their place", async () => {
    const text = "phone,name\n1,Ann\n,Bob\n\n";
    expect(await read(content, { skipHidden: true })).toMatchObject({ text, hidden: hidden(0, 1) });
  });

  it("do not keep sheets apart that show the same", async () => {
    const other = {
      name: "T",
      rows: row(1, cell("A1", "phone") + cell("B1", "name")) + row(2, cell("A2", "5")),
    };
    const both = workbookOf([{ name: "S", rows, before }, other]);
    const choice = { sheet: "all", skipHidden: true };
    expect(await read(both, choice)).toMatchObject({ text: "phone,name\n1,Ann\n,Bob\n\n\n5\n" });
    await expect(read(both, { sheet: "all" })).rejects.toThrow(/different columns/);
  });

  it("cost no more for being told again and again", async () => {
    const again = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(200_000)}</cols>`;
    expect(await read(workbookOf([{ name: "S", rows, before: again }]))).toMatchObject({
      hidden: hidden(0, 3),
    });
  });
});

describe("hidden rows", () => {
  const rows = `<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row><row r="3" hidden="true"/><row r="4" hidden="0"><c><v>4</v></c></row>`;

  it("are counted where they have anything in them", async () => {
    expect(await read(sheet(rows))).toMatchObject({ text: "1\n2\n\n4\n", hidden: hidden(1, 0) });
    expect(await read(sheet(one))).toMatchObject({ hidden: hidden(0, 0) });
  });

  it("are those that say so: where empty rows are hidden, the written ones are seen", async () => {
    const before = `<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>`;
    const content = workbookOf([{ name: "S", rows, before }]);
    expect(await read(content, { skipHidden: true })).toMatchObject({
      text: "1\n\n\n4\n",
      hidden: hidden(1, 0),
    });
  });

  it("are left out if that is wanted, and the others stay on their lines", async () => {
    expect(await read(sheet(rows), { skipHidden: true })).toMatchObject({
      text: "1\n\n\n4\n",
      hidden: hidden(1, 0),
    });
  });
});
