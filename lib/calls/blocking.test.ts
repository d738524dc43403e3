import { testContext, testNumber, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { blockContact } from "@/lib/contacts/blocking";
import { makeCollaborator } from "@/db/factories";
import { historyOf } from "@/lib/block-logs/entries";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import { actorColumns, type Context } from "@/lib/context";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import { blockCaller } from "./blocking";
import { aCall } from "./testing/calls";

const number = testNumber(1);

const historyWords = async (ctx: Context, contactId: number | null) =>
  (await historyOf(unrestricted(ctx), contactId ?? 0))
    .map(({ kind, callId, reason }) => [kind, callId, reason])
    .reverse();

/** Somebody of the same company who may block callers and nothing else. */
async function agentOf(ctx: Context): Promise<Context> {
  const { id, userId } = await makeCollaborator({ companyId: ctx.companyId });
  return {
    ...ctx,
    actor: { type: "person" as const, userId, collaboratorId: id },
    permissions: new Set(["Call:block"] as const),
  };
}

test("blocking a caller blocks the number, and the log names the call, the person and the address", async () => {
  const ctx = await agentOf(await testContext());
  const call = await aCall(ctx, number);
  const state = await blockCaller(ctx, { callId: call.id, blocked: true, reason: "spam", note: "robot" });
  expect(state).toMatchObject({ number, blocked: true, changed: true, words: `${number} is blocked now` });
  expect(await contactOfNumber(ctx, number)).toMatchObject({ blocked: true });
  const [entry] = await historyOf(unrestricted(ctx), call.contactId ?? 0);
  expect(entry).toMatchObject({
    kind: "block",
    source: "call",
    callId: call.id,
    reason: "spam",
    note: "robot",
    ...actorColumns(ctx.actor),
    requestIp: ctx.requestIp,
  });
});

test("unblocking it needs no other permission and names the call too", async () => {
  const ctx = await agentOf(await testContext());
  const call = await aCall(ctx, number);
  await blockCaller(ctx, { callId: call.id, blocked: true });
  const state = await blockCaller(ctx, { callId: call.id, blocked: false });
  expect(state).toMatchObject({ blocked: false, changed: true, words: `${number} is unblocked now` });
  expect(await historyWords(ctx, call.contactId)).toEqual([
    ["block", call.id, null],
    ["unblock", call.id, null],
  ]);
});

test("blocking what somebody else blocked changes nothing, says who did, and is kept as asked again", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, number);
  await blockContact(ctx, { callerId: number });
  const [blocked] = await historyOf(unrestricted(ctx), call.contactId ?? 0);
  const state = await blockCaller(await agentOf(ctx), { callId: call.id, blocked: true });
  expect(state).toMatchObject({ blocked: true, changed: false, at: blocked?.createdAt, by: blocked?.email });
  expect(state.words).toBe(`${number} was blocked already by ${blocked?.email}`);
  expect(await historyWords(ctx, call.contactId)).toEqual([
    ["block", null, null],
    ["asked_again", call.id, null],
  ]);
});

test("unblocking what is not blocked changes nothing and says what is true", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, number);
  const never = await blockCaller(ctx, { callId: call.id, blocked: false });
  expect(never).toMatchObject({ changed: false, at: null, words: `${number} was not blocked` });
  await blockCaller(ctx, { callId: call.id, blocked: true });
  const { by } = await blockCaller(ctx, { callId: call.id, blocked: false });
  const again = await blockCaller(ctx, { callId: call.id, blocked: false });
  expect(again).toMatchObject({ blocked: false, changed: false });
  expect(again.words).toBe(`${number} was unblocked already by ${by}`);
});

test("ten agents who press at once: one blocks it, the others hear who did", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, number);
  const agents = await Promise.all(Array.from({ length: 10 }, () => agentOf(ctx)));
  const states = await Promise.all(
    agents.map((agent) => blockCaller(agent, { callId: call.id, blocked: true })),
  );
  expect(states.filter((state) => state.changed)).toHaveLength(1);
  expect(new Set(states.map((state) => state.by)).size).toBe(1);
  expect(states.every((state) => state.blocked)).toBe(true);
  const kinds = (await historyWords(ctx, call.contactId)).map(([kind]) => kind);
  expect(kinds.filter((kind) => kind === "block")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "asked_again")).toHaveLength(9);
});

test("a withheld number cannot be blocked, and it says why", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, null, { callerText: "anonymous" });
  const asked = blockCaller(ctx, { callId: call.id, blocked: true });
  await expect(asked).rejects.toThrow(Invalid);
  await expect(asked).rejects.toThrow(/withheld/);
});

test("without Call:block it is refused, whatever else is there", async () => {
  const ctx = await testContext({ permissions: new Set(["Call:read", "Contact:block", "Contact:unblock"]) });
  const call = await aCall(ctx, number);
  for (const blocked of [true, false])
    await expect(blockCaller(ctx, { callId: call.id, blocked })).rejects.toThrow(Forbidden);
  expect(await historyWords(ctx, call.contactId)).toEqual([]);
});

test("another company's call is not there", async () => {
  const call = await aCall(await testContext(), number);
  const asked = blockCaller(await testContext(), { callId: call.id, blocked: true });
  await expect(asked).rejects.toThrow(NotFound);
});
