import { testContext, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/block-logs/entries";
import { Forbidden, NotFound } from "@/lib/errors";
import type { Permissions } from "@/lib/allow";
import { blockLead } from "./blocking";
import { createLead } from "./creating";
import { optOutLead } from "./opting";

const only = (...names: string[]) => new Set(names) as unknown as Permissions;

async function aLead() {
  const ctx = await testContext();
  return { ctx, lead: await createLead(ctx, { callerId: "7193132645" }) };
}

test("blocking a lead blocks its number, and the log names the lead and the person", async () => {
  const { ctx, lead } = await aLead();
  const wanted = { leadId: lead.id, reason: "dnc_request", note: "by mail" } as const;
  expect(await blockLead(ctx, { ...wanted, blocked: true })).toMatchObject({
    number: "+17193132645",
    blocked: true,
    changed: true,
  });
  expect(await blockLead(ctx, { leadId: lead.id, blocked: false })).toMatchObject({
    blocked: false,
    changed: true,
  });
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toMatchObject([
    { kind: "unblock", source: "lead", leadId: lead.id, collaboratorId: ctx.actor.collaboratorId },
    { kind: "block", source: "lead", leadId: lead.id, reason: "dnc_request", note: "by mail" },
  ]);
});

test("blocking twice equals once, and so does unblocking", async () => {
  const { ctx, lead } = await aLead();
  for (const blocked of [true, false]) {
    const states = [
      await blockLead(ctx, { leadId: lead.id, blocked }),
      await blockLead(ctx, { leadId: lead.id, blocked }),
    ];
    expect(states).toMatchObject([
      { blocked, changed: true },
      { blocked, changed: false },
    ]);
  }
  const history = await historyOf(unrestricted(ctx), lead.contactId);
  expect(history.map(({ kind }) => kind)).toEqual(["unblock", "asked_again", "block"]);
});

test("two people who want a lead blocked at the same time do not undo each other", async () => {
  const { ctx, lead } = await aLead();
  const states = await Promise.all(
    Array.from({ length: 6 }, () => blockLead(ctx, { leadId: lead.id, blocked: true })),
  );
  expect(states.every((state) => state.blocked)).toBe(true);
  expect(states.filter((state) => state.changed)).toHaveLength(1);
});

test("it needs Lead:block and nothing else; Contact:block does not do", async () => {
  const { ctx, lead } = await aLead();
  for (const blocked of [true, false]) {
    const wanted = { leadId: lead.id, blocked };
    const without = { ...ctx, permissions: only("Lead:read", "Lead:write", "Contact:block", "Call:block") };
    await expect(blockLead(without, wanted)).rejects.toThrow(new Forbidden("Lead:block"));
    expect(await blockLead({ ...ctx, permissions: only("Lead:block") }, wanted)).toMatchObject({ blocked });
  }
});

test("opting out and in through a lead leaves a trace each, names the lead, and never blocks", async () => {
  const { ctx, lead } = await aLead();
  const out = await optOutLead(ctx, { leadId: lead.id, optOut: true });
  expect(out).toMatchObject({ changed: true, lead: { optedOutAt: expect.any(Date), blockedAt: null } });
  expect((await optOutLead(ctx, { leadId: lead.id, optOut: true })).changed).toBe(false);
  expect((await optOutLead(ctx, { leadId: lead.id, optOut: false })).lead.optedOutAt).toBeNull();
  const traced = { source: "lead", leadId: lead.id, channel: "web", userId: ctx.actor.userId };
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toMatchObject([
    { kind: "opt_in", ...traced },
    { kind: "opt_out", ...traced },
  ]);
});

test("opting in leaves a block as it is", async () => {
  const { ctx, lead } = await aLead();
  await blockLead(ctx, { leadId: lead.id, blocked: true });
  await optOutLead(ctx, { leadId: lead.id, optOut: true });
  const { lead: after } = await optOutLead(ctx, { leadId: lead.id, optOut: false });
  expect(after).toMatchObject({ optedOutAt: null, blockedAt: expect.any(Date) });
});

test("opting out needs Contact:opt_out", async () => {
  const { ctx, lead } = await aLead();
  const without = { ...ctx, permissions: only("Lead:read", "Lead:write", "Lead:block") };
  await expect(optOutLead(without, { leadId: lead.id, optOut: true })).rejects.toThrow(
    new Forbidden("Contact:opt_out"),
  );
});

test("another company's lead is not there", async () => {
  const { ctx, lead } = await aLead();
  const other = await testContext();
  await expect(blockLead(other, { leadId: lead.id, blocked: true })).rejects.toThrow(NotFound);
  await expect(optOutLead(other, { leadId: lead.id, optOut: true })).rejects.toThrow(NotFound);
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toEqual([]);
});
