import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/db";
import { harmless } from "@/lib/csv/writing";
import { inlined } from "@/lib/snapshot";
import { harmlessSql } from "./selecting";

async function harmlessInDatabase(cells: (string | null)[]): Promise<(string | null)[]> {
  const rows = await db.execute<{ cell: string | null }>(sql`
    select ${harmlessSql(sql`cell`)} as cell from unnest(${sql.param(cells)}::text[]) with ordinality as given (cell, place)
    order by place`);
  return rows.map((row) => row.cell);
}

const NASTY = [
  "",
  "=1+1",
  "'=1+1",
  "''=1+1",
  "'",
  "''",
  "'a",
  "+17191231234",
  "'+17191231234",
  "+1719-123",
  "+",
  "+١٢٣",
  "+1\n",
  "-5",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "\nx",
  " =x",
  "a=b",
  "é=1",
  "＝1+1",
  "😀",
  'say "hi"',
  "hi;=1+1",
  "\n=1+1",
  "\t=x",
  ",,=;\r\n+1",
  'hi;"=1+1"',
  null,
];

test("PostgreSQL makes the same cells harmless as the writer of CSV does", async () => {
  expect(await harmlessInDatabase(NASTY)).toEqual(NASTY.map((cell) => cell && harmless(cell)));
  const cell = fc.string({ unit: fc.constantFrom(..."'\"=+-@,;\t\r\n 17é٣x") });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 50, maxLength: 200 }), async (cells) => {
      expect(await harmlessInDatabase(cells)).toEqual(cells.map(harmless));
    }),
    { numRuns: 20 },
  );
});

test("a value cannot leave the quotes that it is written in", async () => {
  const values = ["'; drop table contacts; --", "\\'", "\\", "$1 $$", "a''b", "%_\\%", "\u2028😀"];
  const read = async (statement: SQL) => (await db.$client.unsafe(inlined(statement)))[0];
  for (const value of values) expect(await read(sql`select ${value}::text as value`)).toEqual({ value });
});
