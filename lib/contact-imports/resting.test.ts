import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { repeatedBlocks } from "@/db/schema/block-logs";
import { contacts } from "@/db/schema/contacts";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { eventually } from "@/lib/testing/eventually";
import { testContext, testNumber } from "@/lib/testing/context";
import { getImport } from "./reading";
import { runContactImport } from "./running";
import { runHere, upload } from "./testing/uploads";

test("a worker that goes on with an upload knows by the history which numbers stood in the rows before", async () => {
  const ctx = await testContext();
  const [one, two, three] = [testNumber(1), testNumber(2), testNumber(3)];
  await setBlocked(ctx, [three], { blocked: true, source: "api" });
  const file = await upload(ctx, `${`${one}\n`.repeat(49_999)}${three}\n${two}\n${one}\n${three}\n`);
  const rest = new AbortController();
  // While the number is locked, the first window is not done, so the second one is not begun.
  const resting = await db.transaction(async (tx) => {
    await tx.select().from(contacts).where(eq(contacts.companyId, ctx.companyId)).for("update");
    const running = runContactImport({ companyId: ctx.companyId, id: file.id }, rest.signal);
    await eventually(async () => (await getImport(ctx, file.id)).position > 0);
    rest.abort();
    return { running };
  });
  expect(await resting.running).toBe(false);
  const { position } = await getImport(ctx, file.id);
  expect(position).toBe(50_000);
  const half = await runHere(ctx, file);
  expect(half).toMatchObject({
    totalCount: 50_003,
    blockedCount: 2,
    alreadyBlockedCount: 1,
    duplicateCount: 50_000,
  });
  expect(await db.$count(repeatedBlocks, eq(repeatedBlocks.companyId, ctx.companyId))).toBe(1);
});
