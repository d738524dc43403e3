import { and, eq, sql } from "drizzle-orm";
import type { BlockReason } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import type { ContactImport, ImportReading } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { CsvShape } from "@/lib/csv/csv";
import { allow } from "@/lib/allow";
import type { Fit } from "@/lib/phone/fitting";
import type { Phone } from "@/lib/phone/phone";
import type { CountryDoubt } from "./doubting";
import { askFirstRows } from "./inner/asking";
import { knownAmong } from "./inner/known";
import type { FirstRow } from "./inner/reader/questions";
import { importById } from "./inner/record";
import { shapeOf } from "./layout";

/** What would happen to a number of a row: a block, an unblock, or why neither. */
export type PreviewVerdict =
  | "block"
  | "already_blocked"
  | "unblock"
  | "not_blocked"
  | "duplicate"
  | "rejected";

/** A number of a row, or what stands in its place: a row with two numbers is here twice. */
export type PreviewRow = {
  line: number;
  cells: string[];
  /** What stands in the file for the number; all cells while no column is chosen. */
  text: string;
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
export type ReadAs = Pick<ImportReading, "packing" | "part" | "encoding"> &
  Pick<CsvShape, "delimiter" | "hasHeader" | "columns">;

/**
 * `rows` are the numbers of the first `looked` rows, `rowCount` is null for a file that takes too long to count, `readAs` for one
 * that is no draft any more, `doubt` where the first hundred rows give no reason for another country. `names` are the first ones
 * in other letters than ASCII, which show whether the encoding is the right one.
 */
export type Preview = {
  rows: PreviewRow[];
  looked: number;
  rowCount: number | null;
  readAs: ReadAs | null;
  doubt: CountryDoubt | null;
  names: string[];
};

const NONE: Preview = { rows: [], looked: 0, rowCount: null, readAs: null, doubt: null, names: [] };

/** The first rows of a draft with what would happen to each, by the settings on its record. Changes nothing. Needs `Contact:import`. */
export async function previewImport(ctx: Context, id: number): Promise<Preview> {
  allow(ctx, "Contact:import");
  const record = await importById(ctx, id);
  if (record.status !== "draft") return NONE;
  const { rows, encoding, ...found } = await askFirstRows(ctx, record, ctx.country);
  const { packing = null, part = null } = record.reading ?? {};
  const readAs = { packing, part, ...shapeOf(record), encoding };
  return { ...found, readAs, rows: await withVerdicts(ctx, record, rows) };
}

/** The rows with what would happen to each of their numbers, the first of a number before its duplicates. */
async function withVerdicts(ctx: Context, record: ContactImport, found: FirstRow[]): Promise<PreviewRow[]> {
  const rows = await withKnown(ctx, found);
  const blocked = await blockedAmong(
    ctx,
    rows.flatMap(({ taken }) => (taken ? [taken.number] : [])),
  );
  const seen = new Set<Phone>();
  return rows.map(({ taken, refused, ...row }) => ({
    ...row,
    verdict: taken ? verdictOf(taken.number, { record, blocked, seen }) : refused ? "rejected" : null,
    problem: refused?.problem ?? null,
    number: taken?.number ?? null,
    name: taken?.name ?? null,
    reason: taken?.reason ?? null,
    note: taken?.note ?? null,
  }));
}

/** An impossible number is read where the company knows it. */
async function withKnown(ctx: Context, rows: FirstRow[]): Promise<FirstRow[]> {
  const asked = rows.flatMap(({ refused }) => refused?.ifKnown ?? []);
  const known = await knownAmong(
    ctx,
    asked.map(({ number }) => number),
  );
  return rows.flatMap((row): FirstRow[] => {
    const found = (row.refused?.ifKnown ?? []).filter(({ number }) => known.has(number));
    const left = row.refused && found.length < row.refused.pieces;
    const taken = found.map((each) => ({ ...row, text: each.text.trim(), taken: each, refused: null }));
    return found.length > 0 ? [...taken, ...(left ? [row] : [])] : [row];
  });
}

type Known = { record: ContactImport; blocked: Set<string>; seen: Set<Phone> };

function verdictOf(number: Phone, { record, blocked, seen }: Known): PreviewVerdict {
  if (seen.has(number)) return "duplicate";
  seen.add(number);
  if (record.blocked) return blocked.has(number) ? "already_blocked" : "block";
  return blocked.has(number) ? "unblock" : "not_blocked";
}

async function blockedAmong(ctx: Context, numbers: Phone[]): Promise<Set<string>> {
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
