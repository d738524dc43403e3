import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { leads } from "@/db/schema/leads";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { textMessages } from "@/db/schema/text-messages";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { makeCall, makeLead, makeSchedule, makeText } from "@/lib/schedules/testing/schedules";
import { testContext, testNumber } from "@/lib/testing/context";

let ctx: Context;
let mine: Awaited<ReturnType<typeof of>>;
let theirs: Awaited<ReturnType<typeof of>>;

/** A contact with a call, a lead, a text and a run of its own. */
async function of(number: ReturnType<typeof testNumber>) {
  const { companyId } = ctx;
  const contact = await transaction(ctx, (ctx) => holdContact(ctx, number));
  const schedule = await makeSchedule(ctx, {});
  const run = { companyId, scheduleId: schedule.id, firedBy: "test", contactId: contact.id, actionIds: [] };
  return {
    contactId: contact.id,
    call: await makeCall(ctx, number),
    lead: await makeLead(ctx, number),
    text: await makeText(ctx, number, "hello"),
    run,
    runId: (await ctx.db.insert(scheduleRuns).values(run).returning())[0]?.id,
  };
}

beforeAll(async () => {
  ctx = await testContext();
  mine = await of(testNumber(1));
  theirs = await of(testNumber(2));
});

const refused = (constraint: string) => ({ cause: { code: "23503", constraint_name: constraint } });
const its = (table: typeof calls | typeof textMessages, id: number) =>
  and(eq(table.companyId, ctx.companyId), eq(table.id, id));
const logged = () =>
  ({
    companyId: ctx.companyId,
    contactId: mine.contactId,
    action: "opt_out",
    channel: "sms",
    source: "system",
    createdAt: new Date(),
  }) as const;

describe("what names a record of a contact is that contact's own, or refused by its key", () => {
  test.each([
    [
      "a call, a lead",
      "calls_lead",
      () => ctx.db.update(calls).set({ leadId: theirs.lead.id }).where(its(calls, mine.call.id)),
    ],
    [
      "a call, a run",
      "calls_run",
      () => ctx.db.update(calls).set({ scheduleRunId: theirs.runId }).where(its(calls, mine.call.id)),
    ],
    [
      "a text, a lead",
      "text_messages_lead",
      () =>
        ctx.db.update(textMessages).set({ leadId: theirs.lead.id }).where(its(textMessages, mine.text.id)),
    ],
    [
      "a run, a call",
      "schedule_runs_call",
      () => ctx.db.insert(scheduleRuns).values({ ...mine.run, firedBy: "1", callId: theirs.call.id }),
    ],
    [
      "a run, a lead",
      "schedule_runs_lead",
      () => ctx.db.insert(scheduleRuns).values({ ...mine.run, firedBy: "2", leadId: theirs.lead.id }),
    ],
    [
      "a run, a text",
      "schedule_runs_text_message",
      () => ctx.db.insert(scheduleRuns).values({ ...mine.run, firedBy: "3", textMessageId: theirs.text.id }),
    ],
    [
      "a log row, a text",
      "opt_out_logs_text_message",
      () => ctx.db.insert(optOutLogs).values({ ...logged(), textMessageId: theirs.text.id }),
    ],
  ])("%s of another contact", async (_, constraint, write) => {
    await expect(write()).rejects.toMatchObject(refused(constraint));
  });

  test("a withheld call names no lead and no run", async () => {
    const call = await makeCall(ctx, null);
    await expect(
      ctx.db.update(calls).set({ leadId: mine.lead.id }).where(its(calls, call.id)),
    ).rejects.toMatchObject({ cause: { code: "23514", constraint_name: "calls_of_contact" } });
  });
});

test("calls, leads and texts keep their number", async () => {
  const other = { callerId: testNumber(3) };
  const refused = { cause: { code: "42501" } };
  await expect(ctx.db.update(calls).set(other).where(its(calls, mine.call.id))).rejects.toMatchObject(
    refused,
  );
  await expect(
    ctx.db.update(textMessages).set(other).where(its(textMessages, mine.text.id)),
  ).rejects.toMatchObject(refused);
  await expect(
    ctx.db
      .update(leads)
      .set(other)
      .where(and(eq(leads.companyId, ctx.companyId), eq(leads.id, mine.lead.id))),
  ).rejects.toMatchObject(refused);
});
