import { expect, test } from "vitest";
import { runHere as runImport, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import {
  catchUp,
  type Copy,
  copyFromSnapshot,
  emptyCopy,
  linesOf,
  linesOfDatabase,
  loggedChanges,
  takenChanges,
} from "@/lib/contact-changes/testing/copying";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { runHere as runJob } from "@/lib/unblock-contact-jobs/testing/jobs";
import { undoImport } from "@/lib/unblock-contact-jobs/undoing";

const chance = () => Math.random() < 0.5;
const below = (n: number) => Math.floor(Math.random() * n);
const POOL = 400;

async function changeSome(ctx: Context, rounds: number) {
  for (let i = 0; i < rounds; i++) {
    const numbers = Array.from({ length: 1 + below(6) }, () => testNumber(below(POOL)));
    if (chance()) await setBlocked(ctx, numbers, { blocked: chance(), source: "api" });
    else await setOptOut(ctx, testNumber(below(POOL)), { optOut: chance(), source: "api", channel: "api" });
  }
}

async function uploadSome(ctx: Context, rounds: number) {
  for (let i = 0; i < rounds; i++) {
    const from = below(POOL);
    const list = Array.from({ length: 150 }, (_, n) => testNumber(from + n)).join("\n");
    const { id } = await runImport(ctx, await upload(ctx, `number\n${list}\n`, { blocked: chance() }));
    if (chance()) await runJob(ctx, await undoImport(ctx, { id }));
  }
}

test("copies kept by the feed alone equal the database after blocks, opt-outs, uploads and undo", async () => {
  const ctx = await testContext();
  const copies: Copy[] = [emptyCopy()];
  let working = true;
  const work = Promise.all([changeSome(ctx, 20), changeSome(ctx, 20), uploadSome(ctx, 2)]).finally(() => {
    working = false;
  });
  while (working) {
    if (copies.length < 4) copies.push(await copyFromSnapshot(ctx));
    for (const copy of copies) await catchUp(ctx, copy, 1 + below(300));
  }
  await work;
  const truth = await linesOfDatabase(ctx);
  for (const copy of copies) {
    while ((await catchUp(ctx, copy)) > 0);
    expect(linesOf(copy)).toEqual(truth);
  }
  const [whole = emptyCopy()] = copies;
  expect(takenChanges(whole)).toEqual(await loggedChanges(ctx));
});
