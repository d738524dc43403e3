import { and, eq, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { parseRows } from "@/lib/csv";
import { allow } from "@/lib/permissions";
import type { Phone } from "@/lib/phone";
import { importById } from "./finding";
import { layoutOf, type ReadRow, readRow } from "./reading";
import { firstRows, shapeOf, startOf, textOf } from "./text";

/** What would happen to a row: a block, an unblock, or why neither. */
export type Verdict = "block" | "already_blocked" | "unblock" | "not_blocked" | "duplicate" | "rejected";

export type PreviewRow = {
  line: number;
  cells: string[];
  /** Null while no column is chosen. */
  verdict: Verdict | null;
  number: Phone | null;
  problem: string | null;
};

/** `rowCount` is null for a file that takes too long to count. */
export type Preview = { rows: PreviewRow[]; rowCount: number | null };

const ROWS = 20;
const COUNTED_BYTES = 4 << 20;
const COUNTED_ROWS = 100_000;

/** The first rows of a draft with what would happen to each, by the settings on its record. Changes nothing. Needs `Contact:import`. */
export async function previewImport(ctx: Context, id: number): Promise<Preview> {
  allow(ctx, "Contact:import");
  const record = await importById(ctx, id);
  if (record.status !== "draft") return { rows: [], rowCount: null };
  const [rows, rowCount] = await Promise.all([judgeRows(ctx, record), countSmall(ctx, record)]);
  return { rows, rowCount };
}

async function countSmall(ctx: Context, record: ContactImport): Promise<number | null> {
  if (record.byteSize > COUNTED_BYTES) return null;
  let total = 0;
  for await (const rows of parseRows(textOf(ctx, record), shapeOf(record))) {
    total += rows.length;
    if (total > COUNTED_ROWS) return null;
  }
  return total;
}

async function judgeRows(ctx: Context, record: ContactImport): Promise<PreviewRow[]> {
  const rows = await firstRows(await startOf(ctx, record), shapeOf(record), ROWS);
  const column = record.numberColumn;
  if (column === null) return rows.map((row) => ({ ...row, verdict: null, number: null, problem: null }));
  const read = rows.map((row) => readRow(row, layoutOf(record)));
  const blocked = await blockedAmong(ctx, read);
  const seen = new Set<Phone>();
  return rows.map((row, i) => ({ ...row, ...verdictOf(read[i], { record, blocked, seen }) }));
}

type Known = { record: ContactImport; blocked: Set<string>; seen: Set<Phone> };

function verdictOf(
  read: ReadRow | undefined,
  { record, blocked, seen }: Known,
): Pick<PreviewRow, "verdict" | "number" | "problem"> {
  if (!read?.ok) return { verdict: "rejected", number: null, problem: read?.problem ?? null };
  const { number } = read;
  const known = seen.has(number);
  seen.add(number);
  if (known) return { verdict: "duplicate", number, problem: null };
  const verdict = record.blocked
    ? blocked.has(number)
      ? "already_blocked"
      : "block"
    : blocked.has(number)
      ? "unblock"
      : "not_blocked";
  return { verdict, number, problem: null };
}

async function blockedAmong(ctx: Context, read: ReadRow[]): Promise<Set<string>> {
  const numbers = read.flatMap((row) => (row.ok ? [row.number] : []));
  const rows = await ctx.db
    .select({ number: contacts.number })
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, ctx.companyId),
        sql`${contacts.blocked}`,
        sql`${contacts.number} = any(${sql.param(numbers)}::text[])`,
      ),
    );
  return new Set(rows.map((row) => row.number));
}
