import { sql } from "drizzle-orm";
import type { BlockReason } from "@/db/enums";
import type { ContactImport } from "@/db/schema/contact-imports";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Outcome, Target } from "@/lib/contacts/inner/change";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { keepPlans } from "@/lib/jobs/chunks";
import type { Phone } from "@/lib/phone/phone";
import { addImportCounts } from "./record";
import { keepPassed, passedBefore } from "./decided-before";

type Chunk = {
  numbers: Phone[];
  names: string[] | null;
  reasons: BlockReason[] | null;
  notes: string[] | null;
  first_rows: boolean;
};

/**
 * Applies the next chunk of an upload in one transaction: numbers, log rows and counts. The transaction removes the
 * chunk too. Returns how many numbers the chunk held, or 0 when no chunk is left that no other worker has. Throws
 * `Ended` when the upload no longer runs; then nothing was done.
 */
export function applyImportChunk(ctx: Context, record: ContactImport): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const chunk = await takeChunk(ctx, record);
    if (!chunk) return 0;
    await keepPlans(ctx);
    const passed = await passedBefore(ctx, record, chunk.numbers);
    const outcomes = await setBlocked(
      ctx,
      targetsOf(chunk).filter(({ number }) => !passed.has(number)),
      { ...changeOf(record), firstRows: chunk.first_rows },
    );
    const counts = countOutcomes(outcomes);
    await keepPassed(ctx, record, notBlocked(record, outcomes));
    await addImportCounts(ctx, record.id, {
      blockedCount: counts.blocked,
      alreadyBlockedCount: counts.already_blocked,
      unblockedCount: counts.unblocked,
      notBlockedCount: counts.not_blocked,
      duplicateCount: counts.duplicate + passed.size,
    });
    return chunk.numbers.length;
  });
}

async function takeChunk(ctx: Context, { id }: ContactImport): Promise<Chunk | undefined> {
  const [chunk] = await ctx.db.execute<Chunk>(sql`
    delete from contact_import_chunks
    where company_id = ${ctx.companyId} and contact_import_id = ${id} and position = (
      select position from contact_import_chunks
      where company_id = ${ctx.companyId} and contact_import_id = ${id}
      order by position limit 1 for update skip locked)
    returning numbers, names, reasons, notes, first_rows`);
  return chunk;
}

const targetsOf = ({ numbers, names, reasons, notes }: Chunk): Target[] =>
  numbers.map((number, i) => ({
    number,
    name: names?.[i] || null,
    reason: reasons?.[i] || null,
    note: notes?.[i] || null,
  }));

const changeOf = ({ id, blocked, reason, note }: ContactImport) =>
  ({ blocked, source: "import", reason, note, contactImportId: id }) as const;

type Counts = Record<Outcome["result"], number>;

function countOutcomes(outcomes: Map<Phone, Outcome>): Counts {
  const counts = { blocked: 0, already_blocked: 0, unblocked: 0, not_blocked: 0, duplicate: 0 };
  for (const { result } of outcomes.values()) counts[result] += 1;
  return counts;
}

const notBlocked = ({ blocked }: ContactImport, outcomes: Map<Phone, Outcome>) =>
  blocked ? [] : [...outcomes].flatMap(([number, { result }]) => (result === "not_blocked" ? [number] : []));
