import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { AppError } from "@/lib/errors";
import { openFile } from "@/lib/files/opening";
import { bytesOf, workbookOf, zipOf } from "@/lib/files/testing/workbooks";

const LIMIT = 10_000_000;
const LIST = "phone,name\n+17193132645,Zoë\n";

async function read(content: Uint8Array, { limit = LIMIT, piece = 1_000 } = {}) {
  const { reading, text } = await openFile(bytesOf(content, piece), { maxBytes: limit });
  let all = "";
  for await (const part of text) all += part;
  return { reading, text: all };
}

describe("a list is told by its content", () => {
  it.each([
    ["text", Buffer.from(LIST), { packing: null, part: null, encoding: "UTF-8" }],
    ["UTF-16", Buffer.from(`\ufeff${LIST}`, "utf16le"), { packing: null, encoding: "UTF-16LE" }],
    ["Windows-1252", Buffer.from(LIST, "latin1"), { packing: null, encoding: "Windows-1252" }],
    ["gzip", gzipSync(LIST), { packing: "gzip", encoding: "UTF-8" }],
    ["zip", zipOf({ name: "a/b.csv", content: LIST }), { packing: "zip", part: "a/b.csv" }],
    ["zip, not compressed", zipOf({ name: "b.csv", content: LIST, method: 0 }), { part: "b.csv" }],
    ["zip of a gzip", zipOf({ name: "b.csv.gz", content: gzipSync(LIST) }), { part: "b.csv.gz" }],
    [
      "zip with what a Mac leaves there",
      zipOf(
        { name: "lists/", content: "" },
        { name: "__MACOSX/._b.csv", content: "x" },
        { name: "lists/.DS_Store", content: "x" },
        { name: "lists/b.csv", content: LIST },
      ),
      { packing: "zip", part: "lists/b.csv" },
    ],
  ])("%s", async (_, content, expected) => {
    for (const piece of [7, 100_000]) {
      const { reading, text } = await read(content, { piece });
      expect(text).toBe(LIST);
      expect(reading).toMatchObject(expected);
    }
  });

  it("and an empty one is nothing", async () => {
    expect((await read(Buffer.alloc(0))).text).toBe("");
  });
});

const member = { name: "list.csv", content: LIST.repeat(1_000) };
const whole = zipOf(member);
const scratched = Buffer.from(whole);
scratched.fill(0xff, 60, 100);

describe("a zip file", () => {
  it.each([
    [
      "with two files",
      zipOf(member, { name: "b.csv", content: LIST }),
      /^The zip file holds 2 files \(list\.csv, b\.csv\); upload one list at a time\.$/,
    ],
    ["without a file", zipOf({ name: "a/", content: "" }), /^The zip file is empty\.$/],
    ["with nothing at all", zipOf(), /^The zip file is empty\.$/],
    ["with a password", zipOf({ ...member, flags: 1 }), /^The zip file is protected by a password/],
    ["cut off", whole.subarray(0, -30), /^This file is damaged/],
    ["with damage within", scratched, /^This file is damaged/],
    ["packed in an odd way", zipOf({ ...member, method: 99 }), /^This file is damaged/],
    [
      "with a picture",
      zipOf({ name: "a.png", content: Buffer.from("89504e47000000", "hex") }),
      /^This is not a/,
    ],
    [
      "with a document of another kind",
      zipOf({ name: "mimetype", content: "application/vnd.oasis" }, { name: "content.xml", content: "<a/>" }),
      /^This is no list; save it as a workbook/,
    ],
    ["with a document", zipOf({ name: "[Content_Types].xml", content: "" }), /^This is no list/],
  ])("%s is refused in one sentence", async (_, content, sentence) => {
    const refused = read(content);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toBeInstanceOf(AppError);
  });

  it("that says it is too large is refused before it is unpacked, one that lies about it as soon as it is", async () => {
    const bomb = { name: "zeros.csv", content: Buffer.alloc(20_000_000, "1\n") };
    await expect(read(zipOf(bomb))).rejects.toMatchObject({ status: 413 });
    await expect(read(zipOf({ ...bomb, says: 1_000 }))).rejects.toBeInstanceOf(AppError);
  });

  it.each([5_200, 20_000])("with %i files in it is refused by what its directory says", async (count) => {
    const files = Array.from({ length: count }, (_, i) => ({ name: `${i}.csv`, content: "1" }));
    let asked = 0;
    const bytes = bytesOf(zipOf(...files), 1 << 20);
    const counted = { ...bytes, read: (from: number, to: number) => (++asked, bytes.read(from, to)) };
    await expect(openFile(counted, { maxBytes: LIMIT })).rejects.toThrow(
      `The zip file holds ${count} files; upload one list at a time.`,
    );
    expect(asked).toBeLessThan(5);
  });

  it("that unpacks to far more than a list is refused, packed as gzip too", async () => {
    const limit = 2_000_000_000;
    const lying = zipOf({ name: "a.csv", content: LIST, says: 1_000_000_000 });
    for (const packed of [lying, gzipSync(Buffer.alloc(200_000_000, "1\n"))])
      await expect(read(packed, { limit, piece: 1 << 16 })).rejects.toThrow(/^The file unpacks to far more/);
  });

  it("whose source fails, fails with the source's error", async () => {
    const bytes = bytesOf(whole);
    const failing = {
      ...bytes,
      read: async function* (from: number, to: number) {
        yield* bytes.read(from, Math.min(to, 10));
        if (to - from > 10) throw new Error("the connection was cut");
      },
    };
    await expect(openFile(failing, { maxBytes: LIMIT })).rejects.toThrow("the connection was cut");
  });
});

test("whatever the bytes, a list is read or refused in one sentence, the same however it comes in pieces", async () => {
  const book = workbookOf([{ name: "A", rows: '<row r="1"><c r="A1"><v>17193132645</v></c></row>' }]);
  const wholes = [gzipSync(LIST), zipOf({ name: "a.csv", content: LIST }), book, Buffer.from(LIST)];
  const change = fc.record({ at: fc.nat(4_000), byte: fc.integer({ min: 0, max: 255 }) });
  const outcome = async (content: Uint8Array, piece: number) => {
    try {
      return (await read(content, { piece })).text;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.message;
    }
  };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(change, { maxLength: 4 }),
      fc.option(fc.nat(3_000)),
      fc.integer({ min: 1, max: 900 }),
      async (whole, changes, end, piece) => {
        const bytes = Buffer.from(whole.subarray(0, end ?? whole.length));
        for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        expect(await outcome(bytes, piece)).toBe(await outcome(bytes, bytes.length + 1));
      },
    ),
    { numRuns: 500 },
  );
});
