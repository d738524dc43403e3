import { describe, expect, it, test } from "vitest";
import { openFile } from "@/lib/files/opening";
import type { SheetChoice } from "@/lib/files/xlsx";
import { bytesOf, workbookOf } from "@/lib/files/testing/workbooks";

async function read(
  content: Uint8Array,
  { piece = 1_000, limit = 10_000_000, ...choice }: { piece?: number; limit?: number } & SheetChoice = {},
) {
  const { reading, text, countHidden } = await openFile(bytesOf(content, piece), {
    maxBytes: limit,
    ...choice,
  });
  let all = "";
  for await (const part of text) all += part;
  return { sheet: reading.part, sheets: reading.sheets, text: all, hidden: await countHidden() };
}

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const sheet = (rows: string, more?: Parameters<typeof workbookOf>[1]) =>
  workbookOf([{ name: "Numbers", rows }], more);

describe("a workbook's sheet comes as CSV", () => {
  it.each([
    ["a number", '<c r="A1"><v>17193132645</v></c>', "17193132645"],
    ["a number with an exponent", '<c r="A1"><v>1.7193132645E10</v></c>', "17193132645"],
    ["a fraction", '<c r="A1"><v>2.5</v></c>', "2.5"],
    ["a number that a formula gave", '<c r="A1"><f>B1+1</f><v>17193132645</v></c>', "17193132645"],
    [
      "text that a formula gave",
      '<c r="A1" t="str"><f>"+1"&amp;B1</f><v>+17193132645</v></c>',
      "+17193132645",
    ],
    ["a shared text", '<c r="A1" t="s"><v>1</v></c>', "Zoë & Co"],
    [
      "a shared text of several styles, without how it is spoken",
      '<c r="A1" t="s"><v>2</v></c>',
      "two parts",
    ],
    ["a shared text that is not there", '<c r="A1" t="s"><v>99</v></c>', ""],
    ["a text in place", '<c r="A1" t="inlineStr"><is><t>here</t></is></c>', "here"],
    [
      "a text in place of several styles",
      '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
      "ab",
    ],
    ["a truth value", '<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    ["an error", '<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"],
    ["a day", '<c r="A1" s="1"><v>45000</v></c>', "2023-03-15"],
    ["a time", '<c r="A1" s="2"><v>45000.5</v></c>', "2023-03-15 12:00:00"],
    ["a number with zeros before it", '<c r="A1" s="3"><v>4082216950</v></c>', "04082216950"],
    ["a number in the spelling of phones", '<c r="A1" s="4"><v>7193132645</v></c>', "7193132645"],
    ["what must be quoted", '<c r="A1" t="inlineStr"><is><t>a "b", c</t></is></c>', '"a ""b"", c"'],
    ["a line break", '<c r="A1" t="inlineStr"><is><t>a\nb_x000D_c</t></is></c>', "a b c"],
    ["cells with gaps", '<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>', ",1,,2"],
    ["cells that do not say where they are", "<c><v>1</v></c><c/><c><v>2</v></c>", "1,,2"],
  ])("with %s", async (_, cells, line) => {
    const content = sheet(row(1, `${cells}`) + row(2, "<c><v>7</v></c>"), {
      strings:
        "<si><t>zero</t></si><si><t>Zoë &amp; Co</t></si><si><r><t>two </t></r><r><t>parts</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>",
      formats:
        '<numFmt numFmtId="164" formatCode="00000000000"/><numFmt numFmtId="165" formatCode="[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####"/>',
      cellFormats:
        '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/>',
    });
    for (const piece of [3, 100_000]) expect((await read(content, { piece })).text).toBe(`${line}\n7\n`);
  });

  it("with each row on the line of its number", async () => {
    const rows = row(3, "<c><v>1</v></c>") + row(4, "") + row(7, "<c><v>2</v></c>");
    expect((await read(sheet(rows))).text).toBe("\n\n1\n\n\n\n2\n");
  });

  it("with rows that lie about their number, each on a line of its own", async () => {
    const rows = row(3, "<c><v>1</v></c>") + row(1, "<c><v>2</v></c>") + row(1e9, "<c><v>3</v></c>");
    expect((await read(sheet(rows))).text).toBe("\n\n1\n2\n3\n");
  });

  it("with tags that have a prefix", async () => {
    const rows = '<x:row xmlns:x="m" r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>';
    expect((await read(sheet(rows))).text).toBe("5\n");
  });

  it("with the days of the calendar that begins in 1904", async () => {
    const content = sheet(row(1, '<c s="0"><v>43538</v></c>'), {
      cellFormats: '<xf numFmtId="14"/>',
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect((await read(content)).text).toBe("2023-03-15\n");
  });
});

const one = row(1, "<c><v>1</v></c>");

test("the first visible sheet that has anything in it is read, the others are named", async () => {
  const content = workbookOf([
    { name: "Hidden", rows: one, state: "hidden" },
    { name: "Very", rows: one, state: "veryHidden" },
    { name: "Empty", rows: row(1, '<c r="A1"/>') },
    { name: "Numbers", rows: row(1, "<c><v>2</v></c>") },
    { name: "More", rows: one },
  ]);
  expect(await read(content)).toMatchObject({ sheet: "Numbers", sheets: ["Numbers", "More"], text: "2\n" });
  expect(await read(content, { sheet: "more" })).toMatchObject({ sheet: "More", text: "1\n" });
  await expect(read(content, { sheet: "Hidden" })).rejects.toThrow(
    "sheet is not a sheet of this workbook; it has Numbers, More",
  );
});

test("a workbook with nothing in it, and one with damage, are refused in one sentence", async () => {
  await expect(read(sheet(row(1, "")))).rejects.toThrow(/^The workbook has no visible sheet with anything/);
  await expect(read(sheet("<row><c>"))).rejects.toThrow(/^This file is damaged/);
});

test("a sheet that grows beyond the limit is refused", async () => {
  const wide = Array.from({ length: 20 }, (_, i) => row(i + 1, '<c r="XFD1"><v>1</v></c>')).join("");
  const { text } = await openFile(bytesOf(sheet(wide)), { maxBytes: 100_000 });
  const drain = async () => {
    for await (const piece of text) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(drain()).rejects.toMatchObject({ status: 413 });
});

test("shared strings that do not fit the memory are found in any order", async () => {
  const count = 300_000;
  const text = (i: number) => `${"long words that take room ".repeat(4)}${i}`;
  const strings = Array.from({ length: count }, (_, i) => `<si><t>${text(i)}</t></si>`).join("");
  const order = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % count);
  const rows = order.map((index, i) => row(i + 1, `<c t="s"><v>${index}</v></c>`)).join("");
  const lines = (await read(sheet(rows, { strings }), { piece: 1 << 16, limit: 200_000_000 })).text
    .trimEnd()
    .split("\n");
  expect(lines).toEqual(order.map(text));
});

const times = (text: string, count: number) => text.repeat(count);

test.each([
  [
    "whose cells all name one long shared text",
    sheet(row(1, times('<c t="s"><v>0</v></c>', 16_000)), {
      strings: `<si><t>${times("y", 32_000)}</t></si>`,
    }),
    "The sheet has a row of more than a million characters.",
  ],
  [
    "of long texts in place",
    sheet(row(1, times(`<c t="inlineStr"><is><t>${times("y", 30_000)}</t></is></c>`, 50))),
    "The sheet has a row of more than a million characters.",
  ],
  [
    "with a text without an end",
    sheet(row(1, `<c t="inlineStr"><is><t>${times("y", 3 << 20)}</t></is></c>`)),
    "This file is damaged; save it again, or as CSV, and upload that.",
  ],
])("a row %s is refused before it fills the memory", async (_, content, sentence) => {
  await expect(read(content, { piece: 1 << 20, limit: 2_000_000_000 })).rejects.toThrow(sentence);
});

test("a text in place and a shared one are cut where Excel ends one", async () => {
  const long = times("y", 40_000);
  const content = sheet(row(1, `<c t="inlineStr"><is><t>${long}</t></is></c><c t="s"><v>0</v></c>`), {
    strings: `<si><r><t>${long}</t></r><r><t>${long}</t></r></si>`,
  });
  const cut = times("y", 32_767);
  expect((await read(content, { piece: 1 << 16, limit: 200_000_000 })).text).toBe(`${cut},${cut}\n`);
});

test("short rows that name long shared texts come few at a time", async () => {
  const rows = times('<row><c t="s"><v>0</v></c></row>', 1_000);
  const content = sheet(rows, { strings: `<si><t>${times("y", 32_000)}</t></si>` });
  const { text } = await openFile(bytesOf(content, 1 << 20), { maxBytes: 200_000_000 });
  const lengths: number[] = [];
  for await (const part of text) lengths.push(part.length);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(32_001_000);
  expect(Math.max(...lengths)).toBeLessThan(1_200_000);
});

test.each([
  ["without a result", '<c r="A1"><f>B1</f></c>', "#FORMULA!"],
  ["with an empty result", '<c r="A1" t="str"><f>B1</f><v></v></c>', "#FORMULA!"],
  ["of a shared formula without a result", '<c r="A1"><f t="shared" si="0"/></c>', "#FORMULA!"],
])("a formula %s is no empty cell", async (_, cell, text) => {
  expect((await read(sheet(row(1, cell)))).text).toBe(`${text}\n`);
});

describe("all sheets", () => {
  const named = (name: string, rows: string) => ({
    name,
    rows: `<row><c t="inlineStr"><is><t>phone</t></is></c></row>${rows}`,
  });

  it("come one behind the other, their header once", async () => {
    const content = workbookOf([
      named("A", row(2, "<c><v>17193132645</v></c>")),
      named("B", row(2, "<c><v>17193132646</v></c>")),
    ]);
    expect(await read(content, { sheet: "all" })).toMatchObject({
      sheet: "A, B",
      text: "phone\n17193132645\n\n17193132646\n",
    });
  });

  it("are refused where their columns differ", async () => {
    const other = { name: "B", rows: '<row><c t="inlineStr"><is><t>name</t></is></c></row>' };
    await expect(read(workbookOf([named("A", one), other]), { sheet: "all" })).rejects.toThrow(
      "sheet cannot be all: the sheets have different columns",
    );
  });
});

test.each([
  ["6,000,000 unclosed tags", "<a>".repeat(6_000_000)],
  ["a million rows in each other", "<row>".repeat(1_000_000)],
])("a sheet of %s is refused at once", async (_, rows) => {
  const content = sheet(rows);
  expect(content.length).toBeLessThan(30_000);
  await expect(read(content, { piece: 1 << 16, limit: 2_000_000_000 })).rejects.toThrow(
    /^This file is damaged/,
  );
});
