import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { ActionKind } from "@/db/enums";
import type { Permission } from "@/db/permissions";
import { calls } from "@/db/schema/calls";
import { contacts } from "@/db/schema/contacts";
import { leads } from "@/db/schema/leads";
import { scheduleActions, schedules } from "@/db/schema/schedules";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Facts } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { decideReach } from "@/lib/enforcement/checking";
import { transaction } from "@/lib/transaction";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { takeAction } from "./inner/actions";
import { justNow, startRun, type Subject, wordsOf } from "./inner/starting";
import { kindNames } from "@/lib/schedules/kind-names";
import { enqueueRun } from "@/lib/schedules/queueing";

/** An action of a schedule that a person may run from a call or a lead. */
export type ManualAction = { id: number; kind: ActionKind; name: string; scheduleName: string };

const Id = z.coerce.number().int().positive();

export const RunManualAction = z
  .object({ actionId: Id, callId: Id.optional(), leadId: Id.optional() })
  .refine(
    ({ callId, leadId }) => (callId === undefined) !== (leadId === undefined),
    "names a call or a lead",
  );

/**
 * The manual actions that the person may run on a call or lead: those of active schedules, by schedule and order. Needs
 * `Call:read` or `Lead:read`, and for each action the permission of what it does.
 */
export async function manualActionsFor(ctx: Context, on: "call" | "lead"): Promise<ManualAction[]> {
  allow(ctx, reading(on));
  const found = await ctx.db
    .select({ action: scheduleActions, scheduleName: schedules.name })
    .from(scheduleActions)
    .innerJoin(schedules, itsSchedule)
    .where(and(eq(scheduleActions.companyId, ctx.companyId), isOffered))
    .orderBy(asc(schedules.name), asc(schedules.id), asc(scheduleActions.position), asc(scheduleActions.id));
  return found
    .filter(({ action }) => ctx.permissions.has(permissionOf(action.kind, on)))
    .map(({ action: { id, kind, name }, scheduleName }) => ({
      id,
      kind,
      name: name ?? kindNames[kind],
      scheduleName,
    }));
}

const itsSchedule = and(
  eq(schedules.companyId, scheduleActions.companyId),
  eq(schedules.id, scheduleActions.scheduleId),
);

const isOffered = and(
  schedules.active,
  scheduleActions.manual,
  isNull(scheduleActions.archivedAt),
  ne(scheduleActions.kind, "wait"),
);

const reading = (on: "call" | "lead"): Permission => (on === "call" ? "Call:read" : "Lead:read");

/** The permission that a manual run of the action needs. */
function permissionOf(kind: ActionKind, on: "call" | "lead"): Permission {
  switch (kind) {
    case "block":
      return on === "call" ? "Call:block" : "Lead:block";
    case "opt_out":
      return "Contact:opt_out";
    case "send_sms":
      return "TextMessage:send";
    case "dial":
    case "wait":
      return "Call:dial";
  }
}

/**
 * Runs one manual action on a call or lead: a block or opt-out at once, in this transaction; a call or text in the
 * worker. The log names the action, the call or lead, the person and the address. Returns in words what was done, or
 * that it waits for the worker. Throws `Conflict` when the number may not be called or texted. A second press within a
 * second does nothing more and returns the same. Needs the permission to read the call or lead, and the permission of
 * what the action does.
 */
export async function runManualAction(
  ctx: Context,
  input: z.input<typeof RunManualAction>,
): Promise<{ words: string }> {
  const askedAt = Date.now();
  const asked = RunManualAction.parse(input);
  const on = asked.callId === undefined ? "lead" : "call";
  allow(ctx, reading(on));
  const { action, schedule } = await offered(ctx, asked.actionId);
  allow(ctx, permissionOf(action.kind, on));
  if (ctx.actor.type !== "person") throw new Invalid({ base: ["a manual action is a person's"] });
  const reaches = action.kind === "dial" || action.kind === "send_sms";
  if (reaches && schedule.number === null) throw new Conflict("The schedule has no number.");
  const about = await subject(ctx, asked);
  return transaction(ctx, async (ctx) => {
    const contact = await holdContact(ctx, about.number);
    if (reaches) refuseStopped(about.number, action.kind, contact.facts);
    const before = await justNow(ctx, action.id, { ...about, askedAt });
    const runId = before ?? (await startRun(ctx, { contactId: contact.id, ...about, ...action }));
    if (reaches) {
      if (!before) await enqueueRun(ctx, { companyId: ctx.companyId, id: runId });
      const what = action.kind === "dial" ? "call" : "text";
      return { words: `A ${what} to ${about.number} is queued: its outcome appears on this page` };
    }
    while ((await takeAction(ctx, runId)) === "more");
    return { words: await wordsOf(ctx, runId) };
  });
}

/** Throws `Conflict` for a number that is blocked or has opted out. */
function refuseStopped(number: string, kind: ActionKind, facts: Facts) {
  const refusal = decideReach(facts, kind === "dial" ? "dial" : "sms");
  if (!refusal) return;
  const stands = refusal.reason === "blocked" ? "is blocked" : "has opted out";
  throw new Conflict(`${number} ${stands}: it is not ${kind === "dial" ? "dialed" : "texted"}.`);
}

/** The action with its schedule; `NotFound` when it is not offered or belongs to another company. */
async function offered(ctx: Context, actionId: number) {
  const [found] = await ctx.db
    .select({ action: scheduleActions, schedule: schedules })
    .from(scheduleActions)
    .innerJoin(schedules, itsSchedule)
    .where(and(eq(scheduleActions.companyId, ctx.companyId), eq(scheduleActions.id, actionId), isOffered));
  if (!found) throw new NotFound("manual action");
  return found;
}

/** The number of the call or lead; `Invalid` when it was withheld. */
async function subject(ctx: Context, { callId, leadId }: z.output<typeof RunManualAction>): Promise<Subject> {
  const table = callId === undefined ? leads : calls;
  const [found] = await ctx.db
    .select({ number: contacts.number })
    .from(table)
    .leftJoin(contacts, and(eq(contacts.companyId, table.companyId), eq(contacts.id, table.contactId)))
    .where(and(eq(table.companyId, ctx.companyId), eq(table.id, callId ?? leadId ?? 0)));
  if (!found) throw new NotFound(callId === undefined ? "lead" : "call");
  if (found.number === null) throw new Invalid({ call_id: ["has a withheld number"] });
  return { number: found.number, callId: callId ?? null, leadId: leadId ?? null };
}
