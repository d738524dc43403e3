import { and, eq, sql } from "drizzle-orm";
import { textMessages } from "@/db/schema/text-messages";
import { limitToken } from "@/lib/access-tokens/changing";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { aCall } from "@/lib/calls/testing/calls";
import { runHere as runImport, upload } from "@/lib/contact-imports/testing/uploads";
import { actorColumns, type Context } from "@/lib/context";
import { exportHere } from "@/lib/data-exports/testing/exports";
import { createOffer } from "@/lib/offers/setting-up";
import { makeLead, makeSchedule, makeText, OURS } from "@/lib/schedules/testing/schedules";
import { skipDelivery } from "@/lib/subscriptions/resending";
import { subscribe } from "@/lib/subscriptions/subscribing";
import { testNumber } from "@/lib/testing/context";
import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import { runHere as runJob } from "@/lib/unblock-contact-jobs/testing/jobs";
import { undoUnblockJob } from "@/lib/unblock-contact-jobs/undoing";
import { type ApiClient, apiClient } from "./api-client";

/** The ids, uuids, numbers and tokens that a request may name, by the kind of their record. */
export type Records = Record<string, string[]>;

/**
 * For tests: makes a company with one record of each kind that the API knows, and a client that has every permission.
 */
export async function aWholeCompany(): Promise<{ client: ApiClient; records: Records }> {
  const client = await apiClient();
  const { ctx, token } = client;
  await limitToken(ctx, { id: token.id, allowedNetworks: [], rateLimit: 1_000_000 });
  const targetUrl = "https://8.8.8.8/hook";
  const { subscription } = await subscribe(ctx, { event: "contact_blocked", targetUrl });
  const [caller, leading, texting, listed] = [1, 2, 3, 4].map(testNumber);
  if (!caller || !leading || !texting || !listed) throw new Error("there are four numbers");
  const buyers = [{ name: "Buyer", number: testNumber(90), priority: 1, active: true }];
  const offer = await createOffer(ctx, { name: "Solar", numbers: [testNumber(91)], buyers });
  const schedule = await makeSchedule(ctx, { offerId: offer.id });
  const lead = await makeLead(ctx, leading, { offerId: offer.id, scheduleId: schedule.id });
  const call = await aCall(ctx, caller, { offerId: offer.id });
  const texts = [await makeText(ctx, texting, "Hello"), await makeText(ctx, leading, "Hello")];
  await ctx.db
    .update(textMessages)
    .set({ leadId: lead.id })
    .where(and(eq(textMessages.companyId, ctx.companyId), eq(textMessages.callerId, leading)));
  await client.post(`/contacts/${caller}/caller_block`);
  await client.post(`/contacts/${texting}/caller_block`);
  const blocking = await runImport(
    ctx,
    await upload(ctx, `number\n${listed}\n${testNumber(5)}\n${testNumber(7)}\nnobody\n`),
  );
  const unblocking = await runImport(
    ctx,
    await upload(ctx, `number\n${testNumber(7)}\n`, { blocked: false }),
  );
  const plain = await exportHere(ctx);
  const zipped = await exportHere(ctx, { format: "csv.gz" });
  const selection = { by: "numbers" as const, numbers: [testNumber(5), testNumber(6)] };
  const job = await runJob(ctx, await createUnblockJob(ctx, { selection }));
  const undo = await runJob(ctx, await undoUnblockJob(ctx, { id: job.id }));
  const { checkKey } = await issueCheckToken(ctx, { name: "PBX" });
  const deliveries = (await client.get(`/subscriptions/${subscription.id}/deliveries`)).body.deliveries;
  const [last, ...others] = deliveries.map(({ id }) => Number(id));
  await skipDelivery(ctx, { id: subscription.id, deliveryId: last ?? 0 });
  const contacts = (await client.get("/contacts/suppression_list")).body.contacts;
  const records = {
    number: [caller, leading, texting, listed],
    contact: contacts.map(({ id }) => id),
    call: [call.id, call.uuid],
    lead: [lead.id, lead.uuid],
    text_message: texts.flatMap(({ id, uuid }) => [id, uuid]),
    offer: [offer.id],
    schedule: [schedule.id],
    lead_token: [schedule.leadToken, offer.leadToken],
    contact_import: [blocking.id, unblocking.id],
    data_export: [plain.id, zipped.id],
    unblock_contact_job: [job.id, undo.id],
    subscription: [subscription.id],
    delivery: [last, ...others],
    access_token: [token.id],
    collaborator: [actorColumns(ctx.actor).collaboratorId ?? 0],
    check_key: [checkKey],
    our_number: [OURS, testNumber(91)],
  };
  const asTexts = Object.entries(records).map(([kind, ids]) => [kind, ids.map(String)]);
  return { client, records: Object.fromEntries(asTexts) };
}

/** For tests: returns a digest of each table's rows of a company. */
export async function digestsOf({ db, companyId }: Context): Promise<Record<string, string>> {
  const tables = await db.execute<{ name: string }>(sql`
    select columns.table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'company_id' and table_type = 'BASE TABLE' order by 1`);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.execute<{ digest: string }>(sql`
      select md5(coalesce(string_agg(one::text, ',' order by one::text), '')) as digest
      from ${sql.identifier(name)} as one where company_id = ${companyId}`);
    digests[name] = row?.digest ?? "";
  }
  return digests;
}
