import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { Forbidden, NotFound } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import { makeCall, makeSchedule, makeText } from "@/lib/schedules/testing/schedules";
import { type PersonContext, testContext, testNumber } from "@/lib/testing/context";
import { listActors } from "./actors";
import { historyOf, logSummaries } from "./entries";
import { contactHistory } from "./history";

const block = async (ctx: Context, n = 1, rest: { reason?: "spam"; note?: string; callId?: number } = {}) => {
  const outcome = await setBlocked(ctx, [testNumber(n)], { blocked: true, source: "call", ...rest });
  return outcome.get(testNumber(n))?.contactId ?? 0;
};
const unblock = (ctx: Context, n = 1) =>
  setBlocked(ctx, [testNumber(n)], { blocked: false, source: "api", reason: "other" });
const emailOf = async (ctx: PersonContext) =>
  (await listActors(ctx)).collaborators.find(({ id }) => id === ctx.actor.collaboratorId)?.email;

test("a history tells blocks, unblocks and blocks asked again, the newest first, with who, why and whence", async () => {
  const ctx = await testContext({ requestIp: "203.0.113.7" });
  const { id: callId } = await makeCall(ctx, testNumber(1));
  const id = await block(ctx, 1, { reason: "spam", note: "robot", callId });
  await block(ctx);
  await unblock(ctx);
  await block(ctx);
  const history = await historyOf(ctx, id);
  expect(history.map((entry) => entry.kind)).toEqual(["block", "unblock", "asked_again", "block"]);
  const [, ended, again, first] = history;
  expect(first).toMatchObject({
    number: testNumber(1),
    source: "call",
    reason: "spam",
    note: "robot",
    callId,
    email: await emailOf(ctx),
    tokenName: null,
    requestIp: "203.0.113.7",
  });
  expect(ended).toMatchObject({ source: "api", reason: "other", blockedAt: first?.createdAt });
  expect(again).toMatchObject({ email: await emailOf(ctx), blockedAt: null });
});

test("an automatic act names nobody", async () => {
  const ctx = { ...(await testContext()), actor: { type: "system" as const }, requestIp: undefined };
  const [entry] = await historyOf(ctx, await block(ctx));
  expect(entry).toMatchObject({ email: null, tokenName: null, requestIp: null, userId: null });
});

test("an act of a schedule names its action, or the schedule when the action has no name", async () => {
  const ctx = { ...(await testContext()), actor: { type: "system" as const } };
  const { actions } = await makeSchedule(ctx, { name: "Unanswered" }, [
    { kind: "block", name: "two calls without an answer" },
    { kind: "block" },
  ]);
  for (const [n, { id }] of actions.entries()) {
    const change = { blocked: true, source: "schedule_action" as const, scheduleActionId: id };
    const outcome = await setBlocked(ctx, [testNumber(n)], change);
    const [entry] = await historyOf(ctx, outcome.get(testNumber(n))?.contactId ?? 0);
    expect(entry).toMatchObject({
      scheduleActionId: id,
      automation: n === 0 ? "two calls without an answer" : "Unanswered",
    });
  }
});

test("opt-outs stand in the history with their channel and the text that asked for them", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  const text = await makeText(ctx, testNumber(1), "Stop all");
  await setOptOut(ctx, testNumber(1), {
    optOut: true,
    channel: "sms",
    source: "system",
    textMessageId: text.id,
  });
  await setOptOut(ctx, testNumber(1), { optOut: false, channel: "api", source: "api" });
  expect(await historyOf(ctx, id)).toMatchObject([
    { kind: "opt_in", channel: "api", source: "api", textMessageId: null, textMessage: null },
    { kind: "opt_out", channel: "sms", source: "system", textMessageId: text.id, textMessage: "Stop all" },
    { kind: "block" },
  ]);
});

test("a summary has the last log row and counts what is asked again apart", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  await unblock(ctx);
  await block(ctx, 1, { reason: "spam" });
  await block(ctx);
  await block(ctx);
  const other = await block(ctx, 2);
  const summaries = await logSummaries(ctx, [id, other, 10 ** 12]);
  expect(summaries.get(id)).toMatchObject({
    entries: 3,
    askedAgain: 2,
    last: { kind: "block", reason: "spam" },
  });
  expect(summaries.get(other)).toMatchObject({ entries: 1, askedAgain: 0 });
  expect(summaries.get(10 ** 12)).toEqual({ entries: 0, askedAgain: 0, last: null });
  expect(await logSummaries(ctx, [])).toEqual(new Map());
});

test("another company's contact has no history and no summary", async () => {
  const [acme, globex] = await Promise.all([testContext(), testContext()]);
  const id = await block(acme);
  expect(await historyOf(globex, id)).toEqual([]);
  expect((await logSummaries(globex, [id])).get(id)).toEqual({ entries: 0, askedAgain: 0, last: null });
  await expect(contactHistory(globex, id)).rejects.toThrow(NotFound);
  await expect(contactHistory(globex, Number.NaN)).rejects.toThrow(NotFound);
});

test("a contact's history says when it shows only the newest two hundred", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  expect(await contactHistory(ctx, id)).toMatchObject({ contact: { number: testNumber(1) }, complete: true });
  await db.execute(sql`
    insert into repeated_blocks (company_id, contact_id, block_log_id, source, created_at)
    select company_id, contact_id, id, 'api', created_at from block_logs, generate_series(1, 200)
    where company_id = ${ctx.companyId}`);
  const { entries, complete } = await contactHistory(ctx, id);
  expect(entries).toHaveLength(200);
  expect(complete).toBe(false);
});

test("without Contact:read there is no history and nobody to choose", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  const stripped = { ...ctx, permissions: noPermissions };
  await expect(contactHistory(stripped, id)).rejects.toThrow(Forbidden);
  await expect(listActors(stripped)).rejects.toThrow(Forbidden);
});

test("who can stand in the trail are the company's own people and tokens", async () => {
  const [acme, globex] = await Promise.all([testContext(), testContext()]);
  await db.execute(sql`
    insert into access_tokens (company_id, collaborator_id, name, public_key, private_key_hash, areas, actions, created_at, updated_at)
    values (${acme.companyId}, ${acme.actor.collaboratorId}, 'dialer', ${`tdpub${acme.companyId}`}, ${"0".repeat(64)}, '{}', '{}', now(), now())`);
  expect(await listActors(acme)).toMatchObject({
    collaborators: [{ id: acme.actor.collaboratorId }],
    accessTokens: [{ name: "dialer" }],
  });
  expect(await listActors(globex)).toMatchObject({
    collaborators: [{ id: globex.actor.collaboratorId }],
    accessTokens: [],
  });
});
