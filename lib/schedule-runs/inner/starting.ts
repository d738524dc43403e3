import { randomUUID } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { scheduleRuns, scheduleRunSteps } from "@/db/schema/schedule-runs";
import { actorColumns, type Context } from "@/lib/context";
import { askedBy } from "@/lib/jobs/askers";
import type { Phone } from "@/lib/phone/phone";

/** What a manual action is run on. */
export type Subject = { number: Phone; callId: number | null; leadId: number | null };

/** How long a second press of the button counts as the first. */
const DOUBLE_CLICK_MS = 1_000;

/** The run of the same action that the same person started a moment ago. Needs the contact's lock. */
export async function justNow(
  ctx: Context,
  actionId: number,
  { callId, leadId, askedAt }: Subject & { askedAt: number },
): Promise<number | null> {
  const [run] = await ctx.db
    .select({ id: scheduleRuns.id })
    .from(scheduleRuns)
    .where(
      and(
        eq(scheduleRuns.companyId, ctx.companyId),
        callId === null ? eq(scheduleRuns.leadId, leadId ?? 0) : eq(scheduleRuns.callId, callId),
        scheduleRuns.manual,
        eq(scheduleRuns.collaboratorId, actorColumns(ctx.actor).collaboratorId ?? 0),
        sql`${scheduleRuns.actionIds} = array[${actionId}]::bigint[]`,
        gt(scheduleRuns.createdAt, new Date(askedAt - DOUBLE_CLICK_MS)),
      ),
    )
    .limit(1);
  return run?.id ?? null;
}

type NewRun = Subject & { contactId: number; id: number; scheduleId: number };

/** Creates the run of one manual action, with the person and their address. */
export async function startRun(
  ctx: Context,
  { id, scheduleId, contactId, callId, leadId }: NewRun,
): Promise<number> {
  const { userId, collaboratorId, requestIp, permissions } = askedBy(ctx);
  const [run] = await ctx.db
    .insert(scheduleRuns)
    .values({
      companyId: ctx.companyId,
      scheduleId,
      firedBy: `manual:${randomUUID()}`,
      contactId,
      callId,
      leadId,
      manual: true,
      actionIds: [id],
      userId,
      collaboratorId,
      requestIp,
      permissions,
      createdAt: new Date(),
    })
    .returning({ id: scheduleRuns.id });
  if (!run) throw new Error("nothing was inserted");
  return run.id;
}

/** What the run's only step says. */
export async function wordsOf(ctx: Context, runId: number): Promise<string> {
  const [step] = await ctx.db
    .select({ words: scheduleRunSteps.words })
    .from(scheduleRunSteps)
    .where(and(eq(scheduleRunSteps.companyId, ctx.companyId), eq(scheduleRunSteps.scheduleRunId, runId)));
  return step?.words ?? "";
}
