import { expect, test } from "vitest";
import { type CsvShape, detectShape, parseRows } from "@/lib/csv/csv";

const COMMAS: CsvShape = { delimiter: ",", hasHeader: false, headers: ["Column 1"], columns: 1 };

async function* repeated(row: string, count: number) {
  for (let i = 0; i < count; i++) yield row;
}

test.each([
  ["have 100,000 cells", `1${",".repeat(100_000)}\n`, 200],
  ["are half a megabyte long", `1,${"x".repeat(500_000)}\n`, 40],
])("rows that %s come few at a time, so that memory holds them", async (_, row, count) => {
  const sizes: number[] = [];
  for await (const batch of parseRows(repeated(row, count), COMMAS)) sizes.push(batch.length);
  expect(Math.max(...sizes) * row.length).toBeLessThan(5_000_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
});

test("tens of thousands of columns of one name are named at once", () => {
  const start = performance.now();
  const { headers } = detectShape(`ab,${"x,".repeat(32_000)}x (3)\n1,2\n`);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(headers.slice(0, 4)).toEqual(["ab", "x", "x (2)", "x (3)"]);
  expect(new Set(headers).size).toBe(headers.length);
});
