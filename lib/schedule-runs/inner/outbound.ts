import { and, eq } from "drizzle-orm";
import type { RefusalReason } from "@/db/enums";
import { type Call, calls } from "@/db/schema/calls";
import { type Lead, leads } from "@/db/schema/leads";
import type { ScheduleAction } from "@/db/schema/schedules";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { isOwnNumber } from "@/lib/traffic/inner/addressing";
import { intendCall, placeCall } from "@/lib/traffic/inner/dialing";
import { settleCall, settleText } from "@/lib/traffic/settling";
import { intendText, sendText } from "@/lib/traffic/inner/texting";
import { filled } from "@/lib/schedules/placeholders";
import type { StepOutcome, Run } from "./runs";

/** What a step needs to know of its call or text. */
export type Sent = Pick<Call | TextMessage, "status" | "createdAt" | "errorMessage">;

/** An intent's result: refused at once with a reason, or committed, so that the provider can be asked. */
export type Intended = { outcome: StepOutcome } | { send: (ctx: Context) => Promise<Sent> };

/** How long the provider's answer may take. An older intent without one is settled. */
const ANSWERED_MS = 20_000;

/** Records the intent of a run's call or text in the context's transaction, unless the number may not be reached. */
export async function intend(ctx: Context, run: Run, action: ScheduleAction): Promise<Intended> {
  const { number: from, id: scheduleId } = run.schedule;
  if (from === null) return { outcome: { result: "failed", words: "the schedule has no number" } };
  if (await isOwnNumber(ctx, run.number)) return { outcome: ours(run, action) };
  const { call, lead } = await origin(ctx, run);
  const common = {
    number: run.number,
    from,
    leadId: lead?.id,
    scheduleId,
    run: { scheduleRunId: run.id, runPosition: run.position },
  };
  if (action.kind === "dial") {
    const offerId = run.schedule.offerId ?? call?.offerId ?? lead?.offerId;
    const intent = await intendCall(ctx, { ...common, offerId });
    if (intent.call.status === "no-buyer") return { outcome: inVain(run) };
    if (!intent.allowed) return { outcome: refused(run, action, intent.call.refusalReason) };
    return { send: (ctx) => placeCall(ctx, intent) };
  }
  const message = filled(action.message ?? "", { lead, number: run.number });
  if (message.trim() === "") return { outcome: { result: "failed", words: "the text is empty" } };
  const intent = await intendText(ctx, { ...common, message });
  if (!intent.allowed) return { outcome: refused(run, action, intent.text.refusalReason) };
  return { send: (ctx) => sendText(ctx, intent) };
}

/** The run's call and lead, if they belong to its contact. */
async function origin(ctx: Context, run: Run): Promise<{ call?: Call; lead: Lead | null }> {
  const [call] =
    run.callId === null
      ? []
      : await ctx.db
          .select()
          .from(calls)
          .where(its(calls, ctx, run.callId));
  const leadId = run.leadId ?? call?.leadId ?? null;
  const [lead] =
    leadId === null
      ? []
      : await ctx.db
          .select()
          .from(leads)
          .where(its(leads, ctx, leadId));
  return { call, lead: lead?.contactId === run.contactId ? lead : null };
}

const its = (table: typeof calls | typeof leads, { companyId }: Context, id: number) =>
  and(eq(table.companyId, companyId), eq(table.id, id));

const because: Record<RefusalReason, string> = {
  blocked: "is blocked",
  opted_out: "has opted out",
  withheld: "is withheld",
  unavailable: "could not be checked",
};

const undone = ({ kind }: ScheduleAction) => (kind === "dial" ? "it was not dialed" : "it was not texted");

const refused = (run: Run, action: ScheduleAction, reason: RefusalReason | null): StepOutcome => ({
  result: "refused",
  words: `${run.number} ${because[reason ?? "unavailable"]}: ${undone(action)}`,
});

const ours = (run: Run, action: ScheduleAction): StepOutcome => ({
  result: "refused",
  words: `${run.number} is a number of your own: ${undone(action)}`,
});

const inVain = ({ number }: Run): StepOutcome => ({
  result: "refused",
  words: `no buyer of the offer may be dialed now: ${number} was not dialed`,
});

/**
 * The call or text whose intent a killed worker left behind. Once its answer is overdue, it is settled with the
 * provider and never sent again; until then it is returned unchanged.
 */
export async function found(ctx: Context, run: Run, { kind }: ScheduleAction): Promise<Sent> {
  const sent = kind === "dial" ? await callOf(ctx, run) : await textOf(ctx, run);
  if (isOpen(sent) && dueAt(sent) <= new Date()) {
    return "message" in sent ? settleText(sent) : settleCall(sent);
  }
  return sent;
}

async function callOf(ctx: Context, run: Run): Promise<Call> {
  const [call] = await ctx.db
    .select()
    .from(calls)
    .where(
      and(
        eq(calls.companyId, ctx.companyId),
        eq(calls.scheduleRunId, run.id),
        eq(calls.runPosition, run.position),
      ),
    );
  if (!call) throw new Error(`the call of run ${run.id} is not there`);
  return call;
}

async function textOf(ctx: Context, run: Run): Promise<TextMessage> {
  const [text] = await ctx.db
    .select()
    .from(textMessages)
    .where(
      and(
        eq(textMessages.companyId, ctx.companyId),
        eq(textMessages.scheduleRunId, run.id),
        eq(textMessages.runPosition, run.position),
      ),
    );
  if (!text) throw new Error(`the text of run ${run.id} is not there`);
  return text;
}

/** Whether the outcome is not known yet. */
export const isOpen = ({ status }: Sent): boolean => status === "requested";

/** When an open call or text may be settled. */
export const dueAt = ({ createdAt }: Sent): Date => new Date(createdAt.getTime() + ANSWERED_MS);

/** The outcome of a call or text, once it is known. */
export function reached(run: Run, { kind }: ScheduleAction, { status, errorMessage }: Sent): StepOutcome {
  const done = kind === "dial" ? "dialed" : "texted";
  if (status === "unknown") {
    const words = `nobody can say whether ${run.number} was ${done}; it is not tried again`;
    return { result: "unknown", words };
  }
  if (status === "blocked" || status === "opt-out") {
    const words = `${run.number} was blocked or opted out meanwhile: it was not ${done}`;
    return { result: "refused", words };
  }
  if (status === "failed" || status === "undelivered") {
    return { result: "failed", words: errorMessage ?? `${run.number} could not be ${done}` };
  }
  return { result: "done", words: `${run.number} was ${done}` };
}
