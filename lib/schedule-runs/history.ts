import { and, desc, eq, type SQL } from "drizzle-orm";
import type { RunStatus } from "@/db/enums";
import type { Permission } from "@/db/permissions";
import { collaborators } from "@/db/schema/collaborators";
import { contacts } from "@/db/schema/contacts";
import { schedules } from "@/db/schema/schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import { type StepEntry, stepsOf } from "./steps";

/** A run as pages show it. `firedBy` is in words; `by` is the person who started a manual run. */
export type RunEntry = {
  id: number;
  scheduleId: number;
  scheduleName: string;
  firedBy: string;
  by: string | null;
  status: RunStatus;
  errorMessage: string | null;
  number: string;
  callId: number | null;
  leadId: number | null;
  textMessageId: number | null;
  createdAt: Date;
  resumeAt: Date | null;
  endedAt: Date | null;
  steps: StepEntry[];
};

const SHOWN = 50;

/**
 * The newest fifty runs on a call, on a lead or of a schedule, with the outcome of each action. Needs `Call:read`,
 * `Lead:read` or `setup_system`.
 */
export async function runsOf(
  ctx: Context,
  of: { callId?: number; leadId?: number; scheduleId?: number },
): Promise<RunEntry[]> {
  const [permission, which] = chosen(of);
  allow(ctx, permission);
  const { companyId } = scheduleRuns;
  const found = await ctx.db
    .select({ run: scheduleRuns, scheduleName: schedules.name, number: contacts.number, by: users.email })
    .from(scheduleRuns)
    .innerJoin(schedules, and(eq(schedules.companyId, companyId), eq(schedules.id, scheduleRuns.scheduleId)))
    .innerJoin(contacts, and(eq(contacts.companyId, companyId), eq(contacts.id, scheduleRuns.contactId)))
    .leftJoin(
      collaborators,
      and(eq(collaborators.companyId, companyId), eq(collaborators.id, scheduleRuns.collaboratorId)),
    )
    .leftJoin(users, eq(users.id, collaborators.userId))
    .where(and(eq(companyId, ctx.companyId), which))
    .orderBy(desc(scheduleRuns.id))
    .limit(SHOWN);
  const steps = await stepsOf(
    ctx,
    found.map(({ run }) => run),
  );
  return found.map(({ run, ...known }) => ({
    ...known,
    id: run.id,
    scheduleId: run.scheduleId,
    firedBy: inWords(run.firedBy),
    status: run.status,
    errorMessage: run.errorMessage,
    callId: run.callId,
    leadId: run.leadId,
    textMessageId: run.textMessageId,
    createdAt: run.createdAt,
    resumeAt: run.resumeAt,
    endedAt: run.endedAt,
    steps: steps(run),
  }));
}

function chosen(of: { callId?: number; leadId?: number; scheduleId?: number }): [Permission, SQL] {
  if (of.callId !== undefined) return ["Call:read", eq(scheduleRuns.callId, of.callId)];
  if (of.leadId !== undefined) return ["Lead:read", eq(scheduleRuns.leadId, of.leadId)];
  return ["setup_system", eq(scheduleRuns.scheduleId, of.scheduleId ?? 0)];
}

const events: [RegExp, string][] = [
  [/^manual:/, "run by hand"],
  [/:ended$/, "the call ended"],
  [/:no_answer$/, "calls without an answer"],
  [/:disposition:/, "a disposition was chosen"],
  [/^text:/, "a text came in"],
  [/:created$/, "the lead was created"],
];

const inWords = (firedBy: string) => events.find(([pattern]) => pattern.test(firedBy))?.[1] ?? firedBy;
