import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { Conflict } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";
import { bytesOf, workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { askReader } from "./asking";
import { startReader } from "./process";

const folder = mkdtempSync(path.join(tmpdir(), "reader-"));
afterAll(() => rmSync(folder, { recursive: true }));

const choices = { country: "US", columns: [], encoding: null, sheet: null, hiddenRows: null };
const LAYOUT = { ask: "layout", maxBytes: 8_000_000_000, choices };

const record = {
  headers: ["Column 1"],
  shape: { delimiter: ",", hasHeader: false, columns: 1 },
  numberColumns: [0],
  mapping: {},
  defaultCountry: "US",
  encoding: null,
  reading: null,
  position: 0,
  sheet: null,
  hiddenRows: null,
};
const COUNT = { ask: "count", maxBytes: 8_000_000_000, record };

async function ask(
  bytes: Bytes,
  { question = LAYOUT as object, signal = undefined as AbortSignal | undefined } = {},
) {
  const found: unknown[] = [];
  for await (const each of askReader(question, { bytes, signal })) found.push(each);
  return found;
}

const sheet = (rows: string) => workbookOf([{ name: "S", rows }]);
const named = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${i}.csv`, content: "1" }));

test("what a file says is found in another process", async () => {
  const found = await ask(bytesOf(Buffer.from("name;phone\nZoë;7195550101\n")));
  expect(found).toMatchObject([{ numberColumns: [1], reading: { encoding: "UTF-8" } }]);
});

test.each([
  ["a sheet of six million tags in each other", sheet("<a>".repeat(6_000_000)), /^This file is damaged/],
  ["a sheet of a million rows in each other", sheet("<row>".repeat(1_000_000)), /^This file is damaged/],
  [
    "a sheet of a million empty rows",
    sheet("<row/>".repeat(1_000_000)),
    /^The workbook has no visible sheet|^The file takes more/,
  ],
  ["a zip file of 5,200 files", zipOf(...named(5_200)), /^The zip file holds 5200 files/],
  [
    "a line of ten million quotes",
    Buffer.alloc(10_000_000, '"'),
    /^The file has a line of more|^The file takes more/,
  ],
  [
    "a line without an end",
    Buffer.alloc(10_000_000, "7"),
    /^The file has a line of more than a million characters/,
  ],
])("%s is refused with one sentence", async (_, content, sentence) => {
  await expect(ask(bytesOf(content, 1 << 20))).rejects.toThrow(sentence);
});

test.each([
  ["time", "for (;;);"],
  ["memory", "const all = []; setInterval(() => all.push(Buffer.alloc(1 << 24, 1)), 5);"],
  ["heap", "const all = []; for (;;) all.push({ a: [all.length] });"],
])("a reader that takes too much %s is ended", async (_, program) => {
  const file = path.join(folder, "program.cjs");
  writeFileSync(file, program);
  const { ended } = startReader(file, 0, { seconds: 2, memory: 160 << 20 });
  expect(await ended).toMatchObject({ costly: true });
});

test("whoever has left ends the reader, and a file that goes away is told", async () => {
  const leaving = new AbortController();
  const endless: Bytes = {
    size: 500_000_000,
    read: async function* (from, to) {
      if (from > 5_000_000) leaving.abort(new Error("left"));
      yield Buffer.alloc(to - from, "\n");
    },
  };
  await expect(ask(endless, { question: COUNT, signal: leaving.signal })).rejects.toThrow("left");
  const gone: Bytes = { size: 10, read: async function* () {} };
  await expect(ask(gone)).rejects.toBeInstanceOf(Conflict);
});

test("a reader that has much to say waits for whoever listens, and its file comes meanwhile", async () => {
  const lines = Array.from({ length: 300_000 }, (_, i) => `+1719${2_000_000 + i}`).join("\n");
  let numbers = 0;
  const question = { ...COUNT, ask: "numbers" };
  for (const found of await ask(bytesOf(Buffer.from(lines), 1 << 20), { question }))
    numbers += (found as { numbers: string[] }).numbers.length;
  expect(numbers).toBe(300_000);
});
