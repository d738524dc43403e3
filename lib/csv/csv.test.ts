import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it, test } from "vitest";
import { type CsvShape, detectShape, PASTED_SHAPE, parseRows, type Row, splitPasted } from "@/lib/csv/csv";

const COMMAS: CsvShape = { delimiter: ",", hasHeader: false, headers: ["Column 1"], columns: 1 };

async function* piecesOf(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf(
  text: string,
  shape: CsvShape = COMMAS,
  { size = 1 << 16, afterLine = 0 } = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of parseRows(piecesOf(text, size), shape, afterLine)) rows.push(...batch);
  return rows;
}

const cellsOf = async (text: string, shape?: CsvShape, size?: number) =>
  (await rowsOf(text, shape, { size })).map((row) => row.cells);

describe("the rows of a file", () => {
  it.each(["\n", "\r\n", "\r"])("are cut at %j, with or without one at the end", async (end) => {
    const rows = [
      { line: 1, cells: ["1", "a"] },
      { line: 2, cells: ["2", "b"] },
      { line: 3, cells: ["3", "c"] },
    ];
    const text = ["1,a", "2,b", "3,c"].join(end);
    for (const size of [1, 2, 3, 100]) {
      expect(await rowsOf(text, COMMAS, { size })).toEqual(rows);
      expect(await rowsOf(text + end, COMMAS, { size })).toEqual(rows);
    }
  });

  it("keep their line when empty lines and the header are left out", async () => {
    const text = 'number,name\n\n7193132645,Al\n,,\n"",  \n,Bo\n\n\n7193132646,\n';
    expect(await rowsOf(text, { ...COMMAS, hasHeader: true })).toEqual([
      { line: 3, cells: ["7193132645", "Al"] },
      { line: 6, cells: ["", "Bo"] },
      { line: 9, cells: ["7193132646", ""] },
    ]);
  });

  it("hold quoted delimiters, newlines and quotes, and count the lines inside", async () => {
    const text = '"Smith, Al","two\r\nlines"\r\n"say ""hi""",2\r\n"a\n\nb",3\r\n4,5';
    for (const size of [1, 4, 1_000]) {
      expect(await rowsOf(text, COMMAS, { size })).toEqual([
        { line: 1, cells: ["Smith, Al", "two\nlines"] },
        { line: 3, cells: ['say "hi"', "2"] },
        { line: 4, cells: ["a\n\nb", "3"] },
        { line: 7, cells: ["4", "5"] },
      ]);
    }
  });

  it("with backslashes before quotes are read as MySQL wrote them, wherever the text is cut", async () => {
    const text = '"say \\"hi, you\\"",1\n"\\"a\\" b","c:\\"\n"d\\\\e \\"f\\"",2\n"c:\\",3\n"g\\"\nh,4\n';
    for (const size of [1, 5, 1_000]) {
      expect(await cellsOf(text, COMMAS, size)).toEqual([
        ['say "hi, you"', "1"],
        ['"\\"a\\" b"', '"c:\\"'],
        ['d\\e "f"', "2"],
        ["c:\\", "3"],
        ["g\\"],
        ["h", "4"],
      ]);
    }
  });

  it.each([
    [
      '"Bob,7193132645\nAl,7193132646\nCy,7193132647\n',
      ['"Bob,7193132645', "Al,7193132646", "Cy,7193132647"],
    ],
    [
      'Bob,7193132645\n"Al,7193132646\n"Cy",7193132647\n',
      ["Bob,7193132645", '"Al,7193132646', "Cy,7193132647"],
    ],
    ['"Bob "the fish" Smith",7193132645\nAl,1\n', ['"Bob "the fish" Smith",7193132645', "Al,1"]],
    ['Al,1\n7193132645,"', ["Al,1", '7193132645,"']],
  ])("after a stray quote are all there: %j", async (text, lines) => {
    for (const size of [1, 7, 1_000]) {
      expect((await cellsOf(text, COMMAS, size)).map((cells) => cells.join(","))).toEqual(lines);
    }
  });

  it("after a stray quote in the first of a hundred thousand lines are all there", async () => {
    const text = `"Bob,1\n${"Al,7193132645\n".repeat(100_000)}`;
    const rows = await rowsOf(text, COMMAS, { size: 10_000 });
    expect(rows).toHaveLength(100_001);
    expect(rows.at(-1)).toEqual({ line: 100_001, cells: ["Al", "7193132645"] });
  });

  it("come in batches of ten thousand, and go on after any line", async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => (i % 1_000 === 0 ? `"${i}\n"` : `${i}`));
    const text = `number\n${lines.join("\n")}`;
    const shape = { ...COMMAS, hasHeader: true };
    const batches: Row[][] = [];
    for await (const batch of parseRows(piecesOf(text, 4_321), shape)) batches.push(batch);
    expect(batches.map((batch) => batch.length)).toEqual([10_000, 10_000, 5_000]);
    const done = batches[0]?.at(-1)?.line ?? 0;
    expect(await rowsOf(text, shape, { afterLine: done, size: 999 })).toEqual(batches.slice(1).flat());
    expect(await rowsOf(text, shape, { afterLine: batches[2]?.at(-1)?.line })).toEqual([]);
  });

  it("of an empty file are none", async () => {
    expect(await rowsOf("")).toEqual([]);
    expect(await rowsOf("\r\n\r\n", { ...COMMAS, hasHeader: true })).toEqual([]);
  });

  it("of more than a million characters without a line end are refused in one sentence", async () => {
    await expect(rowsOf("7".repeat(3_000_000))).rejects.toThrow(
      /^The file has a line of more than a million characters/,
    );
  });
});

const cell = fc.string({ unit: fc.constantFrom("a", "1", " ", ",", ";", '"', "\n", "é"), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
const cut = fc.integer({ min: 1, max: 40 });

test("any table that Papa writes is read as Papa reads it, however the text was cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      cut,
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      async (rows, size, newline, quotes) => {
        const text = Papa.unparse(rows, { newline, quotes });
        const { data } = Papa.parse<string[]>(text.replaceAll("\r\n", "\n"), {
          delimiter: ",",
          newline: "\n",
        });
        const expected = data.filter((cells) => cells.some((value) => value.trim() !== ""));
        expect(await cellsOf(text, COMMAS, size)).toEqual(expected);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("any text, however broken, gives the same rows however it was cut, and every digit in it is in a row", async () => {
  const broken = fc.string({
    unit: fc.constantFrom("a", "1", ",", '"', '"', "\n", "\r", " "),
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(broken, cut, async (text, size) => {
      const rows = await rowsOf(text, COMMAS, { size });
      expect(rows).toEqual(await rowsOf(text, COMMAS));
      const digits = rows
        .flatMap((row) => row.cells)
        .join("")
        .replace(/[^1a]/g, "");
      expect(digits).toBe(text.replace(/[^1a]/g, ""));
    }),
    { numRuns: 3_000, examples: [['"" \r""a', 1]] },
  );
});

describe("the layout of a file", () => {
  it.each([
    ["number,name\n7193132645,Al\n7193132646,Bo\n", ",", true, ["number", "name"]],
    ["Rufnummer;Name\n04082216950;Müller, Hans\n", ";", true, ["Rufnummer", "Name"]],
    ["who\tphone\n1,5\t7193132645\n2,5\t7193132646\n", "\t", true, ["who", "phone"]],
    ["phone|who\n7193132645|Al\n7193132646|Bo", "|", true, ["phone", "who"]],
    ["+17193132645\n+17193132646\n", ",", false, ["Column 1"]],
    ["7193132645", ",", false, ["Column 1"]],
    ["PHONE\n7193132645\n", ",", true, ["PHONE"]],
    ["UNKNOWN\n7193132645\n", ",", false, ["Column 1"]],
    ["719-313-XXXX\n7193132645\n", ",", false, ["Column 1"]],
    ["7193132645,Al\n7193132646,Bo\n", ",", false, ["Column 1", "Column 2"]],
    ["phone,phone,\n7193132645,7193132646,x\n", ",", true, ["phone", "phone (2)", "Column 3"]],
    ['"phone";"note"\n"7193132645";"a\nb;c"\n"7193132646";"d"', ";", true, ["phone", "note"]],
    ["sep=;\nphone;name\n7193132645;Al", ";", true, ["phone", "name"]],
    ["電話番号,名前\n0312345678,田中\n", ",", true, ["電話番号", "名前"]],
    ["\ufeffphone\n7193132645\n", ",", true, ["phone"]],
    ["\r\n\r\nphone,name\r\n7193132645,Al\r\n", ",", true, ["phone", "name"]],
    ["", ",", false, ["Column 1"]],
  ])("%j", (sample, delimiter, hasHeader, headers) => {
    expect(detectShape(sample)).toEqual({ delimiter, hasHeader, headers, columns: headers.length });
  });

  it("is found in a sample that is cut in the middle of a row", () => {
    const text = "phone;name\n7193132645;Al\n7193132646;Bo\n7193132647";
    expect(detectShape(text)).toMatchObject({ delimiter: ";", columns: 2, hasHeader: true });
  });

  it("that Excel named on the first line does not make that line a row", async () => {
    const text = "sep=;\r\nphone;name\r\n7193132645;Al";
    expect(await rowsOf(text, detectShape(text))).toEqual([{ line: 3, cells: ["7193132645", "Al"] }]);
  });

  it.each([
    [
      "stands below notes with digits in them",
      "List of 2026-11-01,,\nAccount:,1234567890,\nPhone,Name,Why\n",
      2,
    ],
    ["is none where what stands above is data", "7193132645,Al,\n,,\nPhone,Name,Why\n", undefined],
    ["is not looked for below as many cells", "Al,7193132645\nPhone,Name\n", undefined],
  ])("%s", (_, text, titleRows) => {
    expect(detectShape(`${text}7193132646,Al,x\n7193132647,Bo,x\n`).titleRows).toBe(titleRows);
  });

  it.each([
    [
      "Contact,,Phones,\nName,Mail,Home,Work\n",
      ["Contact Name", "Contact Mail", "Phones Home", "Phones Work"],
    ],
    ["Account:,Main,,\nName,Mail,Home,Work\n", ["Account:", "Main", "Column 3", "Column 4"]],
    ["Name,,Phone,\nAnn,Smith,unknown,x\n", ["Name", "Column 2", "Phone", "Column 4"]],
  ])("has the names of groups before those of their columns: %j", (text, headers) => {
    expect(detectShape(`${text}Al,a@example.org,7193132645,7193132646\n`).headers).toEqual(headers);
  });

  it.each([
    [
      "08/01;A;7193132645;1,50\n09/01;B;7193132646;2,50;\n10/01;C;7193132647;3,50;\n11/01;D;7193132648;4,50\n",
      ";",
    ],
    ["7193132645,x;y,z\n7193132646,x;y,z\n7193132647,x;y,z,\n", ","],
    ["7193132645;1,50\n7193132646;2,50\n", ";"],
  ])("is cut at what cuts each row into more columns: %j", (text, delimiter) => {
    expect(detectShape(text).delimiter).toBe(delimiter);
  });

  it("of a pasted list is one column of data", async () => {
    expect(await cellsOf("abc\n7193132645", PASTED_SHAPE)).toEqual([["abc"], ["7193132645"]]);
  });
});

test("a pasted list is cut at newlines, commas, semicolons and tabs", () => {
  expect(splitPasted(" 7193132645,(719) 313-2646;\r\n+17193132647\t7193132648\n\n,, \nabc ")).toEqual([
    "7193132645",
    "(719) 313-2646",
    "+17193132647",
    "7193132648",
    "abc",
  ]);
  expect(splitPasted(" \n")).toEqual([]);
});
