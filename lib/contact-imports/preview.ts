import { and, eq, sql } from "drizzle-orm";
import type { BlockReason } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { type CsvShape, parseRows, type Row } from "@/lib/csv/csv";
import type { OpenedFile } from "@/lib/files/opening";
import { allow } from "@/lib/permissions";
import type { Phone } from "@/lib/phone/phone";
import { type Fit, fitOf } from "@/lib/phone/fitting";
import { type CountryDoubt, doubtCountry } from "./doubting";
import { importById } from "./inner/record";
import { layoutOf, numberCell, type ReadRow, readRow } from "./row";
import { knownAmong } from "./inner/known";
import { firstRows, shapeOf, startOf, fileTextOf } from "./inner/file-text";

/** What would happen to a row: a block, an unblock, or why neither. */
export type PreviewVerdict =
  | "block"
  | "already_blocked"
  | "unblock"
  | "not_blocked"
  | "duplicate"
  | "rejected";

export type PreviewRow = {
  line: number;
  cells: string[];
  /** Null while no column is chosen. */
  verdict: PreviewVerdict | null;
  number: Phone | null;
  /** How sure the number is. */
  fit: Fit;
  problem: string | null;
  /** What the row says besides its number, as it would be kept. */
  name: string | null;
  reason: BlockReason | null;
  note: string | null;
};

/** How the file is read: what it is packed in, how its text is encoded, how it is cut into cells. */
export type ReadAs = Omit<OpenedFile, "delimiter"> & Pick<CsvShape, "delimiter" | "hasHeader" | "columns">;

/**
 * `rowCount` is null for a file that takes too long to count, `readAs` for one that is no draft any more, `doubt` where the
 * first hundred rows give no reason for another country.
 */
export type Preview = {
  rows: PreviewRow[];
  rowCount: number | null;
  readAs: ReadAs | null;
  doubt: CountryDoubt | null;
};

const ROWS = 20;
const DOUBTED_ROWS = 100;
/** A page shows no more of a cell. */
const LONGEST_CELL = 200;
const COUNTED_BYTES = 4 << 20;
/** Characters: a packed file of that size may hold a thousand times as many. */
const COUNTED_TEXT = 16 << 20;
const COUNTED_ROWS = 100_000;

/** The first rows of a draft with what would happen to each, by the settings on its record. Changes nothing. Needs `Contact:import`. */
export async function previewImport(ctx: Context, id: number): Promise<Preview> {
  allow(ctx, "Contact:import");
  const record = await importById(ctx, id);
  if (record.status !== "draft") return { rows: [], rowCount: null, readAs: null, doubt: null };
  const shape = shapeOf(record);
  const { start, reading } = await startOf(ctx, record);
  const first = await firstRows(start, shape, DOUBTED_ROWS);
  const [rows, rowCount] = await Promise.all([
    judgeRows(ctx, record, first.slice(0, ROWS)),
    countSmall(ctx, record),
  ]);
  const doubt = doubtCountry(record, { rows: first, home: ctx.country });
  return { rows, rowCount, readAs: { ...reading, ...shape }, doubt };
}

async function countSmall(ctx: Context, record: ContactImport): Promise<number | null> {
  if (record.byteSize > COUNTED_BYTES) return null;
  let total = 0;
  let length = 0;
  const start = async function* () {
    for await (const piece of fileTextOf(ctx, record)) {
      length += piece.length;
      if (length > COUNTED_TEXT) return;
      yield piece;
    }
  };
  for await (const rows of parseRows(start(), shapeOf(record))) {
    total += rows.length;
    if (total > COUNTED_ROWS) return null;
  }
  return length > COUNTED_TEXT ? null : total;
}

async function judgeRows(ctx: Context, record: ContactImport, rows: Row[]): Promise<PreviewRow[]> {
  if (record.numberColumn === null) return rows.map((row) => previewRow(row, null, null));
  const layout = layoutOf(record);
  const read = await withKnown(
    ctx,
    rows.map((row) => ({ row, read: readRow(row, layout) })),
  );
  const blocked = await blockedAmong(
    ctx,
    read.map(({ read }) => read),
  );
  const seen = new Set<Phone>();
  return read.map(({ row, read }) => ({
    ...previewRow(row, read, verdictOf(read, { record, blocked, seen })),
    fit: fitOf(numberCell(row, layout), layout.country),
  }));
}

/** An impossible number is read where the company knows it. */
async function withKnown(ctx: Context, rows: { row: Row; read: ReadRow }[]) {
  const asked = rows.flatMap(({ read }) => (!read.ok && read.ifKnown ? [read.ifKnown.number] : []));
  const known = await knownAmong(ctx, asked);
  return rows.map(({ row, read }) => {
    const found = !read.ok && read.ifKnown && known.has(read.ifKnown.number) ? read.ifKnown : read;
    return { row, read: found };
  });
}

function previewRow({ line, cells }: Row, read: ReadRow | null, verdict: PreviewVerdict | null): PreviewRow {
  const shown = cells.map((cell) => cell.slice(0, LONGEST_CELL));
  const row = {
    line,
    cells: shown,
    verdict,
    number: null,
    fit: "fine" as Fit,
    problem: null,
    name: null,
    reason: null,
    note: null,
  };
  if (!read) return row;
  if (!read.ok) return { ...row, problem: read.problem };
  const { number, name = null, reason = null, note = null } = read;
  return { ...row, number, name, reason, note };
}

type Known = { record: ContactImport; blocked: Set<string>; seen: Set<Phone> };

function verdictOf(read: ReadRow, { record, blocked, seen }: Known): PreviewVerdict {
  if (!read.ok) return "rejected";
  const { number } = read;
  if (seen.has(number)) return "duplicate";
  seen.add(number);
  if (record.blocked) return blocked.has(number) ? "already_blocked" : "block";
  return blocked.has(number) ? "unblock" : "not_blocked";
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
