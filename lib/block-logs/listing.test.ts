import { expect, test } from "vitest";
import { makeCollaborator } from "@/db/factories";
import { issueToken } from "@/lib/access-tokens/issuing";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { blockContact, unblockContact } from "@/lib/contacts/blocking";
import type { Context } from "@/lib/context";
import { Forbidden, Invalid, Malformed, NotFound } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { listBlockLogs, listContactBlockLogs } from "./listing";
import type { ListBlockLogs } from "./schema";

const numbers = async (ctx: Context, input: ListBlockLogs) =>
  (await listBlockLogs(ctx, input)).rows.map((entry) => `${entry.kind} ${entry.number}`);

test("the trail comes newest first and goes on by cursor, there and back, without a gap or a repeat", async () => {
  const ctx = await testContext();
  for (let n = 0; n < 7; n++) await blockContact(ctx, { callerId: testNumber(n) });
  const first = await listBlockLogs(ctx, { perPage: 3 });
  const second = await listBlockLogs(ctx, { perPage: 3, cursor: first.next ?? "" });
  const third = await listBlockLogs(ctx, { perPage: 3, cursor: second.next ?? "" });
  const all = [...first.rows, ...second.rows, ...third.rows].map((entry) => entry.number);
  expect(all).toEqual([6, 5, 4, 3, 2, 1, 0].map(testNumber));
  expect(third.next).toBeNull();
  expect([second.skipped, third.skipped]).toEqual([3, 6]);
  const back = await listBlockLogs(ctx, { perPage: 3, cursor: second.previous ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect(back.previous).toBeNull();
  expect(first).toMatchObject({ totalCount: 7, totalCountExact: true });
});

test("rows of one millisecond are told apart by their ids", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [0, 1, 2, 3, 4].map(testNumber), { blocked: true, source: "system" });
  const first = await listBlockLogs(ctx, { perPage: 2 });
  const second = await listBlockLogs(ctx, { perPage: 2, cursor: first.next ?? "" });
  const third = await listBlockLogs(ctx, { perPage: 2, cursor: second.next ?? "" });
  const ids = [...first.rows, ...second.rows, ...third.rows].map((entry) => entry.id);
  expect(new Set(ids).size).toBe(5);
});

test("a number in any spelling, an action, a source, a person, a token and a time narrow it", async () => {
  const ctx = await testContext();
  const other = await makeCollaborator({ companyId: ctx.companyId });
  const colleague = {
    ...ctx,
    actor: { type: "person" as const, userId: other.userId, collaboratorId: other.id },
  };
  const { token } = await issueToken(ctx, { name: "dialer", actions: ["Contact:block"] });
  const machine = { ...ctx, actor: { type: "token" as const, accessTokenId: token.id } };
  await blockContact(ctx, { callerId: testNumber(1) });
  await unblockContact(ctx, { callerId: testNumber(1) });
  await blockContact(colleague, { callerId: testNumber(2) });
  await blockContact(machine, { callerId: testNumber(3) });
  await setBlocked(ctx, [testNumber(4)], { blocked: true, source: "system" });
  const one = `block ${testNumber(1)}`;
  const undone = `unblock ${testNumber(1)}`;
  expect(await numbers(ctx, { number: testNumber(1).slice(2) })).toEqual([undone, one]);
  expect(await numbers(ctx, { number: testNumber(9) })).toEqual([]);
  expect(await numbers(ctx, { action: "unblock" })).toEqual([undone]);
  expect(await numbers(ctx, { source: "system" })).toEqual([`block ${testNumber(4)}`]);
  expect(await numbers(ctx, { collaboratorId: other.id })).toEqual([`block ${testNumber(2)}`]);
  expect(await numbers(ctx, { accessTokenId: token.id })).toEqual([`block ${testNumber(3)}`]);
  expect(await numbers(ctx, { contactImportId: 1 })).toEqual([]);
  expect(await numbers(ctx, { createdAtTo: new Date(0) })).toEqual([]);
  const [{ createdAt } = { createdAt: new Date(0) }] = (await listBlockLogs(ctx, { source: "system" })).rows;
  expect(await numbers(ctx, { createdAtFrom: createdAt })).toContain(`block ${testNumber(4)}`);
  expect((await numbers(ctx, { orderDir: "asc" })).at(0)).toBe(one);
});

test("four or more digits of a number narrow it to all numbers that hold them, blocked or not", async () => {
  const ctx = await testContext();
  const [one, two, three] = ["+17193132645", "+442079460958", "+498912345678"] as const;
  await blockContact(ctx, { callerId: one });
  await blockContact(ctx, { callerId: two });
  await blockContact(ctx, { callerId: three });
  await unblockContact(ctx, { callerId: one });
  const all = [`unblock ${one}`, `block ${one}`];
  for (const number of ["2645", "9313", "719 3", "1719", "+1719", "93132", "313-2645"])
    expect([number, await numbers(ctx, { number })]).toEqual([number, all]);
  expect(await numbers(ctx, { number: "9313", orderDir: "asc" })).toEqual(all.toReversed());
  expect(await numbers(ctx, { number: "9313", action: "block" })).toEqual([`block ${one}`]);
  expect(await numbers(ctx, { number: "9312" })).toEqual([]);
  const first = await listBlockLogs(ctx, { number: "9313", perPage: 1 });
  expect(first).toMatchObject({ totalCount: 2, totalCountExact: true });
  const second = await listBlockLogs(ctx, { number: "9313", perPage: 1, cursor: first.next ?? "" });
  expect([...first.rows, ...second.rows].map(({ kind }) => kind)).toEqual(["unblock", "block"]);
  expect(second.next).toBeNull();
  await expect(numbers(ctx, { number: "264" })).rejects.toMatchObject({
    errors: { number: ["has fewer than 4 digits"] },
  });
});

test("digits that more contacts hold than are looked up one by one are found along the log", async () => {
  const ctx = await testContext();
  const held = Array.from({ length: 1_010 }, (_, n) => `+1719313${String(n).padStart(4, "0")}`) as Phone[];
  await setBlocked(ctx, [...held, testNumber(1)], { blocked: true, source: "system" });
  const page = await listBlockLogs(ctx, { number: "9313", perPage: 1_000 });
  const rest = await listBlockLogs(ctx, { number: "9313", perPage: 1_000, cursor: page.next ?? "" });
  const found = [...page.rows, ...rest.rows].map(({ number }) => number);
  expect(found.toSorted()).toEqual(held);
  expect(rest.next).toBeNull();
});

test("one contact's trail goes by its number or its id", async () => {
  const ctx = await testContext();
  const { id } = await blockContact(ctx, { callerId: testNumber(1) });
  await blockContact(ctx, { callerId: testNumber(2) });
  for (const key of [testNumber(1), String(id)]) {
    expect((await listContactBlockLogs(ctx, { id: key })).rows.map((row) => row.contactId)).toEqual([id]);
  }
  await expect(listContactBlockLogs(ctx, { id: testNumber(3) })).rejects.toThrow(NotFound);
});

test("another company's trail is not there", async () => {
  const [ours, theirs] = [await testContext(), await testContext()];
  const { id } = await blockContact(theirs, { callerId: testNumber(1) });
  expect(await numbers(ours, {})).toEqual([]);
  expect(await numbers(ours, { number: testNumber(1) })).toEqual([]);
  expect(await numbers(ours, { contactId: id })).toEqual([]);
  await expect(listContactBlockLogs(ours, { id: String(id) })).rejects.toThrow(NotFound);
});

test("it refuses without the permission, and what it cannot read", async () => {
  const ctx = await testContext();
  await expect(listBlockLogs({ ...ctx, permissions: noPermissions }, {})).rejects.toThrow(Forbidden);
  await expect(listBlockLogs(ctx, { number: "911" })).rejects.toThrow(Invalid);
  await expect(listBlockLogs(ctx, { page: 101, perPage: 1000 })).rejects.toThrow(Invalid);
  for (const place of ["x", "0", '["0000-01-01T00:00:00.000Z",1,0,0]', '["+1719",1,0,0]', '["x",1,0,-5]']) {
    const cursor = Buffer.from(place).toString("base64url");
    await expect(listBlockLogs(ctx, { cursor })).rejects.toThrow(Malformed);
  }
});
