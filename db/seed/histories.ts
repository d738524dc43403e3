import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { blockLogs, repeatedBlocks } from "../schema/block-logs";
import { optOutLogs } from "../schema/opt-out-logs";
import { scheduleRuns, scheduleRunSteps } from "@/db/schema/schedule-runs";
import type { Tx } from "../index";
import type { Event, SeedContact } from "@/db/seed/past-types";
import { timeOf } from "./times";
import type { Written } from "./traffic";

type Known = SeedContact & { id: number };
/** The block that a contact has or had last. */
type InForce = { logId: number; blockedAt: Date };

/** Writes what happened to contacts into the logs, in the order of time, and the runs of the schedules that did it. */
export async function writeHistory(
  tx: Tx,
  companyId: number,
  contacts: Known[],
  written: Written,
  now: number,
): Promise<void> {
  const inForce = new Map<number, InForce>();
  const events = contacts
    .flatMap(({ id, number, past }) => past.map((event) => ({ contactId: id, number, event })))
    .sort((a, b) => b.event.hoursAgo - a.event.hoursAgo);
  for (const { contactId, number, event } of events) {
    const at = timeOf(event, now);
    const { ip, source, ...actor } = event.who ?? { source: "system" as const, ip: null };
    const trace = {
      companyId,
      contactId,
      source,
      ...actor,
      requestIp: ip,
      reason: event.reason,
      note: event.note,
      callId: event.call && written.get(event.call),
      leadId: event.lead && written.get(event.lead),
      scheduleActionId: event.automation?.actionId,
      createdAt: at,
    };
    if (event.automation) await writeRun(tx, { ...trace, number, event, written });
    const last = inForce.get(contactId) ?? { logId: 0, blockedAt: at };
    if (event.action === "again") {
      await tx.insert(repeatedBlocks).values({ ...trace, blockLogId: last.logId });
    } else if (event.action === "opt_out") {
      const textMessageId = event.text && written.get(event.text);
      await tx.insert(optOutLogs).values({ ...trace, textMessageId, action: "opt_out", channel: "sms" });
    } else {
      const blockedAt = event.action === "block" ? at : last.blockedAt;
      const blockedClearedAt = event.action === "unblock" ? at : null;
      const [log] = await tx
        .insert(blockLogs)
        .values({ ...trace, action: event.action, blockedAt, blockedClearedAt })
        .returning({ id: blockLogs.id });
      inForce.set(contactId, { logId: log?.id ?? 0, blockedAt });
    }
  }
}

type Run = {
  number: string;
  companyId: number;
  contactId: number;
  userId?: number;
  collaboratorId?: number;
  requestIp: string | null;
  callId?: number;
  leadId?: number;
  createdAt: Date;
  event: Event;
  written: Written;
};

async function writeRun(tx: Tx, { number, event, written, createdAt, ...run }: Run): Promise<void> {
  const { scheduleId, actionId } = event.automation ?? { scheduleId: 0, actionId: 0 };
  const manual = run.collaboratorId !== undefined;
  const textMessageId = event.text && written.get(event.text);
  const [made] = await tx
    .insert(scheduleRuns)
    .values({
      ...run,
      textMessageId,
      scheduleId,
      firedBy: manual
        ? `manual:${randomUUID()}`
        : textMessageId
          ? `text:${textMessageId}`
          : `call:${run.callId}:no_answer`,
      manual,
      actionIds: [actionId],
      position: 1,
      status: "succeeded",
      createdAt,
      endedAt: createdAt,
    })
    .returning({ id: scheduleRuns.id });
  await tx.insert(scheduleRunSteps).values({
    companyId: run.companyId,
    scheduleRunId: made?.id ?? 0,
    position: 0,
    scheduleActionId: actionId,
    result: "done",
    words: `${number} was ${event.action === "opt_out" ? "opted out" : "blocked"}`,
    createdAt,
    updatedAt: createdAt,
  });
}

/** Counts each day's blocks, unblocks and stops of a company, as they would have been counted on that day. */
export async function countDays(tx: Tx, companyId: number): Promise<void> {
  const stops = (table: "calls" | "text_messages", detail: string) => sql`
    select created_at, 'stop' as kind, ${sql.raw(detail)} as detail from ${sql.identifier(table)}
    where company_id = ${companyId} and refusal_reason in ('blocked', 'opted_out')`;
  await tx.execute(sql`
    insert into daily_counts (company_id, day, kind, detail, delta)
    select ${companyId}, (counted.created_at at time zone companies.time_zone)::date, kind, detail, count(*)
    from companies cross join (
      select created_at, action::text as kind, source::text as detail from block_logs where company_id = ${companyId}
      union all ${stops("calls", "case direction when 'inbound' then 'match' else 'dial' end")}
      union all ${stops("text_messages", "'sms'")}) as counted
    where companies.id = ${companyId}
    group by 2, 3, 4`);
}
