import type { Undone } from "../schema";
import { and, desc, eq } from "drizzle-orm";
import { type UnblockContactJob, unblockContactJobs } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

type Where = Pick<Context, "companyId" | "db">;

/** As `getUnblockJob`, for verbs that have checked their permission. */
export async function jobById(ctx: Where, id: number): Promise<UnblockContactJob> {
  const [job] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(unblockContactJobs).where(thisJob(ctx, id))
    : [];
  if (!job) throw new NotFound("unblock job");
  return job;
}

/** As `jobById`, locked until the transaction ends; log rows may go on pointing at it. */
export async function lockJob(ctx: Where, id: number): Promise<UnblockContactJob> {
  const [job] = Number.isSafeInteger(id)
    ? await ctx.db.select().from(unblockContactJobs).where(thisJob(ctx, id)).for("no key update")
    : [];
  if (!job) throw new NotFound("unblock job");
  return job;
}

/** As `listUndos`, for verbs that have checked their permission. */
export function undosOf(ctx: Where, what: Undone): Promise<UnblockContactJob[]> {
  const t = unblockContactJobs;
  const theirs =
    "contactImportId" in what
      ? eq(t.contactImportId, what.contactImportId)
      : eq(t.undoneJobId, what.unblockContactJobId);
  return ctx.db
    .select()
    .from(t)
    .where(and(eq(t.companyId, ctx.companyId), theirs, eq(t.kind, "undo")))
    .orderBy(desc(t.id));
}

/** Changes the job's record and returns it. */
export async function changeJob(
  ctx: Where,
  id: number,
  values: Partial<typeof unblockContactJobs.$inferInsert>,
): Promise<UnblockContactJob> {
  const [job] = await ctx.db
    .update(unblockContactJobs)
    .set({ ...values, updatedAt: new Date() })
    .where(thisJob(ctx, id))
    .returning();
  if (!job) throw new NotFound("unblock job");
  return job;
}

export const thisJob = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(unblockContactJobs.companyId, companyId), eq(unblockContactJobs.id, id));
