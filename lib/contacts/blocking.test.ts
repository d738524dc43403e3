import { testContext, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/block-logs/entries";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import type { Permissions } from "@/lib/allow";
import { getContact } from "./reading";
import { countBlocked } from "./listing";
import { blockContact, unblockContact } from "./blocking";
import { updateContact } from "./updating";

const callerId = "17193132645";

test("any spelling of a number blocks the same contact", async () => {
  const ctx = await testContext();
  const spellings = [
    "17193132645",
    "7193132645",
    "+17193132645",
    " 17193132645",
    "(719) 313-2645",
    "tel:+1-719-313-2645",
  ];
  const contacts = [];
  for (const spelling of spellings) contacts.push(await blockContact(ctx, { callerId: spelling }));
  expect(new Set(contacts.map((contact) => contact.number))).toEqual(new Set(["+17193132645"]));
  expect(await countBlocked(ctx)).toBe(1);
});

test("a block keeps its reason and note in the log, and twice equals once", async () => {
  const ctx = await testContext();
  const contact = await blockContact(ctx, { callerId, reason: "dnc_request", note: " asked by mail " });
  await blockContact(ctx, { callerId, reason: "spam" });
  const history = await historyOf(unrestricted(ctx), contact.id);
  expect(history.map(({ kind, reason, note }) => ({ kind, reason, note }))).toEqual([
    { kind: "asked_again", reason: "spam", note: null },
    { kind: "block", reason: "dnc_request", note: "asked by mail" },
  ]);
});

test("unblocking an unknown number makes its contact and no log; unblocking twice logs once", async () => {
  const ctx = await testContext();
  const contact = await unblockContact(ctx, { callerId });
  expect(contact).toMatchObject({ blocked: false, blockedAt: null });
  expect(await historyOf(unrestricted(ctx), contact.id)).toEqual([]);
  await blockContact(ctx, { callerId });
  await unblockContact(ctx, { callerId });
  await unblockContact(ctx, { callerId });
  expect((await historyOf(unrestricted(ctx), contact.id)).map(({ kind }) => kind)).toEqual([
    "unblock",
    "block",
  ]);
});

const only = (...permissions: string[]) => new Set(permissions) as unknown as Permissions;

test("blocking needs Contact:block, unblocking Contact:unblock, and neither the other's", async () => {
  const ctx = await testContext();
  await expect(blockContact({ ...ctx, permissions: only("Contact:unblock") }, { callerId })).rejects.toThrow(
    Forbidden,
  );
  await expect(unblockContact({ ...ctx, permissions: only("Contact:block") }, { callerId })).rejects.toThrow(
    Forbidden,
  );
  expect(await countBlocked(ctx)).toBe(0);
});

test.each(["", "nobody", "911", "112", "999", "+1719313264512345", "12"])(
  "%j is refused, and nothing changes",
  async (text) => {
    const ctx = await testContext();
    await expect(blockContact(ctx, { callerId: text })).rejects.toThrow(Invalid);
    expect(await countBlocked(ctx)).toBe(0);
  },
);

test("an unknown reason and a call that is not there are refused, naming the field", async () => {
  const ctx = await testContext();
  const refused = (input: object) => blockContact(ctx, { callerId, ...input }).catch((error) => error);
  expect(await refused({ reason: "because" })).toMatchObject({ issues: [{ path: ["reason"] }] });
  expect(await refused({ callId: 5 })).toMatchObject({ errors: { call_id: [expect.any(String)] } });
});

test("PUT sets blocked and opt_out, each with its own permission and log", async () => {
  const ctx = await testContext();
  const contact = await updateContact(ctx, { id: callerId, blocked: true, optOut: true });
  expect(contact).toMatchObject({ blocked: true, optOut: true, smsOptOutAt: expect.any(Date) });
  const again = await updateContact(ctx, { id: String(contact.id), blocked: false, optOut: false });
  expect(again).toMatchObject({ id: contact.id, blocked: false, optOut: false, smsOptOutAt: null });
  const kinds = (await historyOf(unrestricted(ctx), contact.id)).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(["block", "opt_in", "opt_out", "unblock"]);
  const without = { ...ctx, permissions: only("Contact:block") };
  await expect(updateContact(without, { id: callerId, blocked: true, optOut: true })).rejects.toThrow(
    Forbidden,
  );
  expect(await getContact(ctx, contact.id)).toMatchObject({ blocked: false });
});

test("an id that is unknown, or another company's, is not found", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  const { id } = await blockContact(acme, { callerId });
  await expect(getContact(globex, id)).rejects.toThrow(NotFound);
  await expect(updateContact(globex, { id: String(id), blocked: false })).rejects.toThrow(NotFound);
  await expect(getContact(acme, 999_999_999)).rejects.toThrow(NotFound);
  expect(await getContact(acme, id)).toMatchObject({ blocked: true });
});

test("PUT with nothing to set reads, and makes no contact", async () => {
  const ctx = await testContext();
  await expect(updateContact(ctx, { id: callerId })).rejects.toThrow(NotFound);
  await blockContact(ctx, { callerId });
  expect(await updateContact(ctx, { id: callerId })).toMatchObject({ number: "+17193132645", blocked: true });
});
