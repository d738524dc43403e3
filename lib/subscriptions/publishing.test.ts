import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import type { EventKind } from "@/db/enums";
import { deliveries, events } from "@/db/schema/subscriptions";
import { stopImport } from "@/lib/contact-imports/stopping";
import { failContactImport } from "@/lib/contact-imports/running";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { createExport } from "@/lib/data-exports/creating";
import { failDataExport, runDataExport } from "@/lib/data-exports/running";
import { dial } from "@/lib/traffic/inner/dialing";
import { matchCall } from "@/lib/traffic/matching";
import { OURS } from "@/lib/traffic/testing/records";
import { text } from "@/lib/traffic/inner/texting";
import { receiveText } from "@/lib/text-messages/receiving";
import { testContext, testNumber } from "@/lib/testing/context";
import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import { runUnblockContactJob } from "@/lib/unblock-contact-jobs/running";
import { undoUnblockJob } from "@/lib/unblock-contact-jobs/undoing";
import { removeOldEvents } from "./expiring";
import { getSubscription } from "./listing";
import { subscribe } from "./subscribing";

const hear = (ctx: Context, event: EventKind) =>
  subscribe(ctx, { event, targetUrl: "https://8.8.8.8/hook" }).then(({ subscription }) => subscription);

async function told({ companyId }: Context): Promise<unknown[]> {
  const rows = await db.select().from(events).where(eq(events.companyId, companyId)).orderBy(asc(events.id));
  return rows.map(({ payload }) => payload);
}

const resting = new AbortController().signal;

test("where nobody has subscribed nothing is kept; of two subscriptions each has its own delivery", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  await hear(other, "contact_blocked");
  await hear(ctx, "contact_unblocked");
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  expect(await told(ctx)).toEqual([]);
  expect(await told(other)).toEqual([]);
  await hear(ctx, "contact_unblocked");
  await setBlocked(ctx, [testNumber(1)], { blocked: false, source: "api" });
  expect(await told(ctx)).toHaveLength(1);
  expect(await db.select().from(deliveries).where(eq(deliveries.companyId, ctx.companyId))).toHaveLength(2);
});

test("what changes nothing is not told", async () => {
  const ctx = await testContext();
  await hear(ctx, "contact_blocked");
  for (const _ of [1, 2, 3]) await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  expect(await told(ctx)).toHaveLength(1);
});

test("an upload tells its blocks in batches, each number once, and its end once, however it ends", async () => {
  const ctx = await testContext();
  await hear(ctx, "contact_blocked");
  await hear(ctx, "contact_import_finished");
  const numbers = Array.from({ length: 5_000 }, (_, i) => testNumber(i));
  const file = await runHere(ctx, await upload(ctx, numbers.join("\n"), { reason: "spam" }));
  const payloads = (await told(ctx)) as { contacts?: { number: string }[]; contact_import_id?: number }[];
  const batches = payloads.filter(({ contacts }) => contacts);
  expect(batches.flatMap(({ contacts }) => contacts?.map(({ number }) => number)).sort()).toEqual(
    numbers.sort(),
  );
  expect(batches.every((batch) => batch.contact_import_id === file.id)).toBe(true);
  expect(batches.length).toBeLessThan(50);
  expect(payloads.at(-1)).toMatchObject({ id: file.id, status: "succeeded", blocked_count: 5_000 });
  const stopped = await upload(ctx, testNumber(6_000));
  await stopImport(ctx, stopped);
  await stopImport(ctx, stopped);
  await failContactImport({ companyId: ctx.companyId, id: stopped.id }, new Error("too late"));
  const failed = await upload(ctx, testNumber(6_001));
  await failContactImport({ companyId: ctx.companyId, id: failed.id }, new Error("unlucky"));
  expect((await told(ctx)).slice(payloads.length)).toMatchObject([
    { id: stopped.id, status: "stopped" },
    { id: failed.id, status: "failed", error_message: expect.stringContaining("went wrong") },
  ]);
});

test("an unblock job, its undo and an export tell their ends", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  for (const kind of ["unblock_contact_job_finished", "data_export_finished"] as const) await hear(ctx, kind);
  const { companyId } = ctx;
  const job = await createUnblockJob(ctx, { selection: { by: "all" } });
  await runUnblockContactJob({ companyId, id: job.id }, resting);
  const undo = await undoUnblockJob(ctx, { id: job.id });
  await runUnblockContactJob({ companyId, id: undo.id }, resting);
  const made = await createExport(ctx, {});
  await runDataExport({ companyId, id: made.id }, resting);
  const failed = await createExport(ctx, {});
  await failDataExport({ companyId, id: failed.id }, new Error("unlucky"));
  expect(await told(ctx)).toMatchObject([
    { id: job.id, kind: "clear", action: "unblock", status: "succeeded", unblocked_count: 1 },
    { id: undo.id, kind: "undo", action: "block", status: "succeeded", blocked_count: 1 },
    { id: made.id, status: "succeeded", exported_count: 1 },
    { id: failed.id, status: "failed" },
  ]);
});

test("a call that is not dialed or matched and a text that is not sent or not delivered are told, each once", async () => {
  const ctx = await testContext();
  const number = testNumber(1);
  await hear(ctx, "contact_refused");
  await dial(ctx, { number, from: OURS });
  await setBlocked(ctx, [number], { blocked: true, source: "api" });
  await dial(ctx, { number, from: OURS });
  await text(ctx, { number, from: OURS, message: "Hello" });
  const incoming = { providerCallId: "CA1", from: number, to: OURS, hookUrl: "https://example.com/hook" };
  await matchCall(ctx, incoming);
  await matchCall(ctx, incoming);
  const received = {
    providerMessageId: "SM1",
    from: number,
    to: OURS,
    message: "Call me",
    sentAt: new Date(),
  };
  await receiveText(ctx, received);
  await receiveText(ctx, received);
  const refused = {
    reason: "blocked",
    since: expect.any(String),
    contact: { id: expect.any(Number), number },
  };
  expect(await told(ctx)).toEqual([
    { action: "dial", direction: "outbound", ...refused },
    { action: "sms", direction: "outbound", ...refused },
    { action: "match", direction: "inbound", ...refused },
    { action: "sms", direction: "inbound", ...refused },
  ]);
});

test("after thirty days events go; what never arrived is counted", async () => {
  const ctx = await testContext();
  const { id } = await hear(ctx, "contact_blocked");
  for (const n of [1, 2, 3]) await setBlocked(ctx, [testNumber(n)], { blocked: true, source: "api" });
  const month = sql`created_at - interval '31 days'`;
  const [first] = await db
    .select()
    .from(events)
    .where(eq(events.companyId, ctx.companyId))
    .orderBy(events.id);
  await db
    .update(deliveries)
    .set({ createdAt: month })
    .where(sql`company_id = ${ctx.companyId} and event_id <= ${(first?.id ?? 0) + 1}`);
  await db
    .update(events)
    .set({ createdAt: month })
    .where(sql`company_id = ${ctx.companyId} and id <= ${(first?.id ?? 0) + 1}`);
  await removeOldEvents();
  await removeOldEvents();
  expect(await getSubscription(ctx, { id })).toMatchObject({ lostCount: 2, waitingCount: 1 });
  expect(await told(ctx)).toHaveLength(1);
});
