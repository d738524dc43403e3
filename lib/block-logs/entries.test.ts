import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/blocking";
import type { Context } from "@/lib/context";
import { Forbidden, NotFound } from "@/lib/errors";
import { noPermissions } from "@/lib/permissions";
import { testContext, testNumber } from "@/lib/testing";
import { listActors } from "./actors";
import { historyOf, logSummaries } from "./entries";
import { contactHistory } from "./history";
import { changesToday } from "./today";

const block = async (ctx: Context, n = 1, rest: { reason?: "spam"; note?: string; callId?: number } = {}) => {
  const outcome = await setBlocked(ctx, [testNumber(n)], { blocked: true, source: "call", ...rest });
  return outcome.get(testNumber(n))?.contactId ?? 0;
};
const unblock = (ctx: Context, n = 1) =>
  setBlocked(ctx, [testNumber(n)], { blocked: false, source: "api", reason: "other" });
const emailOf = async (ctx: Context) =>
  (await listActors(ctx)).collaborators.find(({ id }) => id === ctx.actor.collaboratorId)?.email;

test("a history tells blocks, unblocks and blocks asked again, the newest first, with who, why and whence", async () => {
  const ctx = await testContext({ requestIp: "203.0.113.7" });
  const id = await block(ctx, 1, { reason: "spam", note: "robot", callId: 8812 });
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
    callId: 8812,
    email: await emailOf(ctx),
    tokenName: null,
    requestIp: "203.0.113.7",
  });
  expect(ended).toMatchObject({ source: "api", reason: "other", blockedAt: first?.createdAt });
  expect(again).toMatchObject({ email: await emailOf(ctx), blockedAt: null });
});

test("an automatic act names nobody", async () => {
  const ctx = { ...(await testContext()), actor: {}, requestIp: undefined };
  const [entry] = await historyOf(ctx, await block(ctx));
  expect(entry).toMatchObject({ email: null, tokenName: null, requestIp: null, userId: null });
});

test("opt-outs stand in the history with their channel", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  await db.execute(sql`
    insert into opt_out_logs (company_id, contact_id, action, channel, source, created_at)
    values (${ctx.companyId}, ${id}, 'opt_out', 'sms', 'system', clock_timestamp())`);
  const [newest] = await historyOf(ctx, id);
  expect(newest).toMatchObject({ kind: "opt_out", channel: "sms", source: "system" });
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

test("without Contact:read there is no history, nobody to choose and nothing of today", async () => {
  const ctx = await testContext();
  const id = await block(ctx);
  const stripped = { ...ctx, permissions: noPermissions };
  await expect(contactHistory(stripped, id)).rejects.toThrow(Forbidden);
  await expect(listActors(stripped)).rejects.toThrow(Forbidden);
  await expect(changesToday(stripped, "UTC")).rejects.toThrow(Forbidden);
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

test("today begins at midnight in the time zone", async () => {
  const ctx = await testContext();
  await block(ctx, 1);
  await block(ctx, 2);
  await unblock(ctx, 2);
  for (const zone of ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"]) {
    const today = await changesToday(ctx, zone);
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(
      today.since,
    );
    expect(clock).toBe("00:00:00");
    expect(Date.now() - today.since.getTime()).toBeLessThan(86_400_000);
    expect(today).toMatchObject({ block: { count: 2, exact: true }, unblock: { count: 1, exact: true } });
  }
  await db.execute(sql`
    insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at)
    select company_id, contact_id, 'block', 'system', now() - interval '2 days', now() - interval '2 days'
    from block_logs where company_id = ${ctx.companyId} limit 1`);
  expect(await changesToday(ctx, "UTC")).toMatchObject({ block: { count: 2 } });
});
