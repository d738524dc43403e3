import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { textMessages } from "@/db/schema/text-messages";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import type { Context } from "@/lib/context";
import { makeSchedule } from "@/lib/schedules/testing/schedules";
import { testNumber } from "@/lib/testing/context";
import { twilioHook } from "@/lib/web/hooks";
import { texted, twilioCompany, type TwilioCompany, twilioRequest } from "@/lib/webhooks/testing/twilio";

/** A time limit in milliseconds. Another test checks how quick an answer is. */
const PATIENCE = 15_000;
const OURS = "+12125550100";
const PERSON = testNumber(1);

async function tell(company: TwilioCompany, fields: Record<string, string>) {
  const params = Promise.resolve({ token: company.hookToken });
  const response = await twilioHook(twilioRequest(company, fields), { params }, PATIENCE);
  expect(await response.text()).toMatch(/<Response><\/Response>$/);
  expect(response.status).toBe(200);
}

const textsOf = ({ db, companyId }: Context) =>
  db.select().from(textMessages).where(eq(textMessages.companyId, companyId)).orderBy(asc(textMessages.id));

const logsOf = ({ db, companyId }: Context) =>
  db.select().from(optOutLogs).where(eq(optOutLogs.companyId, companyId)).orderBy(asc(optOutLogs.id));

test("a text is kept once, however often it is told of, and starts what waits for its keyword once", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "quote" });
  const fields = texted(PERSON, OURS, "Quote", "SM1");
  await tell(company, fields);
  await tell(company, fields);
  const [text, ...more] = await textsOf(ctx);
  expect(more).toEqual([]);
  expect(text).toMatchObject({
    direction: "inbound",
    status: "received",
    callerId: PERSON,
    ourNumber: OURS,
    message: "Quote",
    keyword: null,
    providerMessageId: "SM1",
    requestIp: null,
  });
  const runs = await ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, ctx.companyId));
  expect(runs.map(({ textMessageId }) => textMessageId)).toEqual([text?.id]);
});

test("STOP opts out and START in again, each with a log row that names the text", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  await tell(company, texted(PERSON, OURS, "Stop."));
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: true, blocked: false });
  await tell(company, texted(PERSON, OURS, "STOPALL"));
  await tell(company, texted(PERSON, OURS, " start "));
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: false, smsOptOutAt: null });
  const [stop, , start] = await textsOf(ctx);
  expect(
    (await logsOf(ctx)).map(({ action, channel, source, textMessageId, requestIp, userId }) => ({
      action,
      channel,
      source,
      textMessageId,
      nobody: requestIp === null && userId === null,
    })),
  ).toEqual([
    { action: "opt_out", channel: "sms", source: "system", textMessageId: stop?.id, nobody: true },
    { action: "opt_in", channel: "sms", source: "system", textMessageId: start?.id, nobody: true },
  ]);
});

test("what Twilio itself reads as STOP counts", async () => {
  const company = await twilioCompany();
  await tell(company, { ...texted(PERSON, OURS, "ARRET"), OptOutType: "STOP" });
  expect(await contactOfNumber(company.ctx, PERSON)).toMatchObject({ optOut: true });
});

test("a blocked number's text is kept undelivered, its STOP recorded, and its START lifts no block", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  await setBlocked(ctx, [PERSON], { blocked: true, source: "api" });
  await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "stop" });
  await tell(company, texted(PERSON, OURS, "STOP"));
  expect(await textsOf(ctx)).toMatchObject([
    { status: "blocked", refusalReason: "blocked", keyword: "stop" },
  ]);
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ blocked: true, optOut: true });
  await tell(company, texted(PERSON, OURS, "START"));
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ blocked: true, optOut: false });
  const runs = await ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, ctx.companyId));
  expect(runs).toEqual([]);
});

test("a text from what is no number is kept, and its STOP is nobody's", async () => {
  const company = await twilioCompany();
  await tell(company, texted("12345", OURS, "STOP"));
  const [text] = await textsOf(company.ctx);
  expect(text).toMatchObject({ contactId: null, callerId: null, callerText: "12345", status: "received" });
  expect(await logsOf(company.ctx)).toEqual([]);
});

test("how a text of ours went is kept on it", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  const [text] = await ctx.db
    .insert(textMessages)
    .values({
      companyId: ctx.companyId,
      direction: "outbound",
      status: "requested",
      message: "Hello",
      provider: "twilio",
      sentAt: new Date(),
    })
    .returning();
  const told = async (status: string, query = "") => {
    const fields = { MessageSid: "SM1", SmsSid: "SM1", MessageStatus: status, SmsStatus: status };
    const params = Promise.resolve({ token: company.hookToken });
    return (await twilioHook(twilioRequest(company, fields, { query }), { params }, PATIENCE)).status;
  };
  expect(await told("sent", `?text=${text?.uuid}`)).toBe(200);
  expect(await textsOf(ctx)).toMatchObject([{ status: "sent", providerMessageId: "SM1" }]);
  expect(await told("delivered")).toBe(200);
  expect(await told("sent")).toBe(200);
  expect(await textsOf(ctx)).toMatchObject([{ status: "delivered" }]);
});

test("news that somebody has unsubscribed at Twilio opts him out, once, with the text that was not sent", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  await tell(company, texted(PERSON, OURS, "Hello"));
  const [{ contactId } = { contactId: null }] = await textsOf(ctx);
  const [sent] = await ctx.db
    .insert(textMessages)
    .values({
      companyId: ctx.companyId,
      direction: "outbound",
      status: "queued",
      contactId,
      callerId: PERSON,
      message: "Hello to you",
      provider: "twilio",
      providerMessageId: "SM9",
      sentAt: new Date(),
    })
    .returning();
  const news = { MessageSid: "SM9", SmsSid: "SM9", MessageStatus: "failed", ErrorCode: "21610" };
  await Promise.all([tell(company, news), tell(company, news)]);
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: true, blocked: false });
  expect(await logsOf(ctx)).toMatchObject([
    { action: "opt_out", channel: "sms", source: "system", textMessageId: sent?.id },
  ]);
});
