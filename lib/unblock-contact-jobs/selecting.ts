import { type SQL, sql } from "drizzle-orm";
import type { UnblockSelection } from "@/db/schema/unblock-contact-jobs";
import { importById } from "@/lib/contact-imports/inner/record";
import { isLast } from "@/lib/contacts/inner/history";
import { blacklistFilter } from "@/lib/contacts/narrowing";
import type { Context } from "@/lib/context";
import { allowClear } from "./allowing";
import type { DistinctNumbers } from "./inner/distinct";
import { asText, type RejectedItem, type ReadNumbers, readDraft, readList } from "./inner/numbers";
import { type Sample, sampleOf } from "./inner/sampling";
import { Selection } from "./schema";

export type UnblockPreview = {
  count: number;
  sample: Sample[];
  notBlocked: number;
  rejected: RejectedItem[];
  rejectedCount: number;
};

/** What a selection means now: which contacts, and what the job's record keeps of it. */
export type Selected = {
  /** A query of the ids of blocked contacts. */
  contactIds: SQL;
  /** How many numbers were named, each once; null when it is not numbers that were named. */
  named: number | null;
  rejected: RejectedItem[];
  rejectedCount: number;
  selection: UnblockSelection;
  contactImportId: number | null;
};

/**
 * How many numbers a job with this selection would unblock now, ten of them, how many of the named ones are not blocked
 * or no numbers. Changes nothing. Needs `clear_blacklist` and `Contact:unblock`.
 */
export async function previewUnblock(ctx: Context, input: Selection): Promise<UnblockPreview> {
  allowClear(ctx);
  const { contactIds, named, rejected, rejectedCount } = await select(ctx, Selection.parse(input));
  const [row] = await ctx.db.execute<{ count: number; some: number[] }>(sql`
    with hit as materialized (${contactIds})
    select count(*)::int as count, array(select id from hit order by id desc limit 10) as some from hit`);
  const count = row?.count ?? 0;
  const sample = await sampleOf(ctx, row?.some ?? []);
  return { count, sample, notBlocked: Math.max(0, (named ?? count) - count), rejected, rejectedCount };
}

/**
 * Reads a selection, for verbs that have checked their permission. Throws `NotFound` for an upload that is not there.
 */
export async function select(ctx: Context, selection: Selection): Promise<Selected> {
  switch (selection.by) {
    case "numbers":
      return byNumbers(ctx, await readList(ctx, selection.numbers), { by: "numbers" });
    case "file": {
      const { fileName, ...read } = await readDraft(ctx, Number(selection.contactImportId));
      return byNumbers(ctx, read, { by: "file", fileName });
    }
    case "contact_import": {
      const { id, name } = await importById(ctx, Number(selection.contactImportId));
      const fixed = { by: "contact_import", fileName: name } as const;
      return { ...unnamed(blockedByUpload(ctx, id), fixed), contactImportId: id };
    }
    default:
      return unnamed(
        sql`select contacts.id from contacts where ${blacklistFilter(ctx, narrowing(selection)).where}`,
        {
          by: selection.by,
          ...written(narrowing(selection)),
        },
      );
  }
}

type Narrowing = { fulltext?: string; blockedAtFrom?: Date; blockedAtTo?: Date };

const narrowing = (selection: { by: string } & Narrowing): Narrowing => ({
  fulltext: selection.fulltext,
  blockedAtFrom: selection.blockedAtFrom,
  blockedAtTo: selection.blockedAtTo,
});

const written = ({ fulltext, blockedAtFrom, blockedAtTo }: Narrowing): Omit<UnblockSelection, "by"> => ({
  fulltext: fulltext && asText(fulltext),
  blockedAtFrom: blockedAtFrom?.toISOString(),
  blockedAtTo: blockedAtTo?.toISOString(),
});

const unnamed = (contactIds: SQL, selection: UnblockSelection): Selected => ({
  contactIds,
  named: null,
  rejected: [],
  rejectedCount: 0,
  selection,
  contactImportId: null,
});

const byNumbers = (
  ctx: Context,
  { numbers, rejected, rejectedCount }: ReadNumbers,
  selection: UnblockSelection,
): Selected => ({
  ...unnamed(blockedAmong(ctx, numbers), selection),
  named: numbers.size,
  rejected,
  rejectedCount,
});

const blockedAmong = ({ companyId }: Context, numbers: DistinctNumbers) => sql`
  select contacts.id from unnest(${numbers.literal()}::text::bigint[]) as named (digits)
  join contacts on contacts.company_id = ${companyId} and contacts.number = '+' || named.digits and contacts.blocked`;

/** The contacts whose block in force was made by the upload. */
const blockedByUpload = (ctx: Context, id: number) => sql`
  select change.contact_id as id from block_logs as change
  where change.company_id = ${ctx.companyId} and change.contact_import_id = ${id} and change.action = 'block'
    and ${isLast(ctx)}`;
