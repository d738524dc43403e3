import { sql } from "drizzle-orm";
import type { BlockAction } from "@/db/enums";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { importById, lockImport } from "@/lib/contact-imports/inner/record";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict, Invalid } from "@/lib/errors";
import { keepPlans } from "@/lib/jobs/chunks";
import { isUnderWay } from "@/lib/jobs/rows";
import { allow } from "@/lib/allow";
import { allowJob } from "./allowing";
import { enqueueJob } from "./creating";
import { changeJob, insertJob, jobById, lockJob, undosOf } from "./inner/record";
import type { Undone } from "./schema";
import { fixItems } from "./inner/items";
import { type Sample, sampleOf } from "./inner/sampling";
import { itemsOf } from "./inner/what-to-undo";

/**
 * What an undo would do: how many it would block or unblock, ten of them, and how many it would leave alone and why.
 */
export type UndoPreview = {
  action: BlockAction;
  count: number;
  askedAgain: number;
  changedSince: number;
  sample: Sample[];
};

/**
 * What undoing this upload or job would do now. Changes nothing. Throws `Conflict` while it runs, `Invalid` for an
 * undo. Needs `clear_blacklist`, and `Contact:unblock` or, for what unblocked, `Contact:block`.
 */
export async function previewUndo(ctx: Context, what: Undone): Promise<UndoPreview> {
  allow(ctx, "clear_blacklist");
  const action = await undoActionOf(ctx, what, { import: importById, job: jobById });
  allowJob(ctx, action);
  const earlier = await undosOf(ctx, what);
  const [row] = await ctx.db.execute<Omit<UndoPreview, "action" | "sample"> & { some: number[] }>(sql`
    with item as materialized (${itemsOf(ctx, what, idsOf(earlier))})
    select count(*) filter (where why is null)::int as count,
      count(*) filter (where why = 'asked_again')::int as "askedAgain",
      count(*) filter (where why = 'changed_since')::int as "changedSince",
      array(select contact_id from item where why is null order by contact_id desc limit 10) as some from item`);
  const { some = [], ...counts } = row ?? { count: 0, askedAgain: 0, changedSince: 0 };
  return { action, ...counts, sample: await sampleOf(ctx, some) };
}

/**
 * Takes back what an upload did: a job that changes back exactly the numbers on which its change still stands and that
 * nobody asked for again; the others are left alone and counted as changed, those that an earlier undo took back are
 * not counted. An undo of it that is still under way is returned as it is. Throws `Conflict` until the upload has
 * ended. Needs `clear_blacklist`, and `Contact:unblock` or, for a file that unblocked, `Contact:block`.
 */
export function undoImport(ctx: Context, { id }: { id: number }): Promise<UnblockContactJob> {
  return undo(ctx, { contactImportId: id }, { contactImportId: id });
}

/** As `undoImport`, of a job: blocks again what it unblocked. Throws `Invalid` for a job that is an undo itself. */
export function undoUnblockJob(ctx: Context, { id }: { id: number }): Promise<UnblockContactJob> {
  return undo(ctx, { unblockContactJobId: id }, { undoneJobId: id });
}

async function undo(
  ctx: Context,
  what: Undone,
  undone: { contactImportId: number } | { undoneJobId: number },
): Promise<UnblockContactJob> {
  allow(ctx, "clear_blacklist");
  return transaction(ctx, async (ctx) => {
    // Locked: of two undos at once the second sees the first.
    allowJob(ctx, await undoActionOf(ctx, what, { import: lockImport, job: lockJob }));
    const earlier = await undosOf(ctx, what);
    const underWay = earlier.find(isUnderWay);
    if (underWay) return underWay;
    await keepPlans(ctx);
    const job = await insertJob(ctx, { kind: "undo", selection: { by: "undo" }, ...undone });
    const { count, askedAgain, changedSince } = await fixItems(
      ctx,
      job.id,
      itemsOf(ctx, what, idsOf(earlier)),
    );
    const changedCount = askedAgain + changedSince;
    await enqueueJob(ctx, { companyId: ctx.companyId, id: job.id });
    return changeJob(ctx, job.id, { changedCount, totalCount: count + changedCount });
  });
}

const idsOf = (jobs: UnblockContactJob[]) => jobs.map(({ id }) => id);

type Look = { import: typeof importById; job: typeof jobById };

/** What undoing it does. Throws when it cannot be undone, or not yet. */
async function undoActionOf(ctx: Context, what: Undone, look: Look): Promise<BlockAction> {
  if ("contactImportId" in what) {
    const { status, blocked } = await look.import(ctx, what.contactImportId);
    if (status === "uploading" || status === "draft") throw new Conflict("The upload has not been started.");
    if (isUnderWay({ status }))
      throw new Conflict("The upload still runs: stop it, or let it end, before it is undone.");
    return blocked ? "unblock" : "block";
  }
  const { kind, status } = await look.job(ctx, what.unblockContactJobId);
  if (kind === "undo")
    throw new Invalid({ base: ["An undo cannot be undone itself; do again what it took back."] });
  if (isUnderWay({ status }))
    throw new Conflict("The job still runs: stop it, or let it end, before it is undone.");
  return "block";
}
