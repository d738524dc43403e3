import { expect, test } from "vitest";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Phone } from "@/lib/phone/phone";
import { testContext } from "@/lib/testing/context";
import { firstRejections } from "./rejections";
import { storeUpload } from "./storing";
import { lookHere, pieces, runHere, upload } from "./testing/uploads";

const spoofed = "+1719555010" as Phone;
const FILE = "phone\n+1719555010\n+1719555011\n+17195550100\n+1719555010\n495-5501\n";

async function companyThatKnows() {
  const ctx = await testContext();
  await setBlocked(ctx, [spoofed], { blocked: true, source: "call" });
  await setBlocked(ctx, [spoofed], { blocked: false, source: "call" });
  return ctx;
}

test("an impossible number is taken from a file where the company knows it, and rejected where it does not", async () => {
  const ctx = await companyThatKnows();
  const record = await runHere(ctx, await upload(ctx, FILE));
  expect(record).toMatchObject({ blockedCount: 2, duplicateCount: 1, rejectedCount: 2, totalCount: 5 });
  const rejected = await firstRejections(ctx, { id: record.id, most: 5 });
  expect(rejected.map(({ line, problem }) => [line, problem])).toEqual([
    [3, "is not a phone number"],
    [6, "has no area code"],
  ]);
  const other = await testContext();
  expect(await runHere(other, await upload(other, FILE))).toMatchObject({
    blockedCount: 1,
    rejectedCount: 4,
  });
});

test("the preview says the same", async () => {
  const ctx = await companyThatKnows();
  const { id } = await storeUpload(ctx, { name: "list.csv", bytes: pieces(FILE) });
  const { rows, judged } = await lookHere(ctx, id);
  expect(judged).toMatchObject({ changedCount: 2, duplicateCount: 1, rejectedCount: 2 });
  expect(rows.map(({ verdict }) => verdict)).toEqual(["block", "rejected", "block", "duplicate", "rejected"]);
});

test("the preview marks a number that is taken for another country's", async () => {
  const ctx = await testContext();
  const { id } = await storeUpload(ctx, {
    name: "list.csv",
    bytes: pieces("phone\n4915123456789\n7195550100\n"),
  });
  const { rows } = await lookHere(ctx, id);
  expect(rows.map(({ number, fit }) => [number, fit])).toEqual([
    ["+4915123456789", "abroad"],
    ["+17195550100", "fine"],
  ]);
});
