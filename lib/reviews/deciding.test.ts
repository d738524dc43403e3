import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { blockLogs } from "@/db/schema/block-logs";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { textReviews } from "@/db/schema/text-reviews";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import type { Context } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { receiveText } from "@/lib/text-messages/receiving";
import { decideReview } from "./deciding";
import { countReviews, decidedReviews, openReviews } from "./listing";

const PERSON = testNumber(1);
let told = 0;

const take = (ctx: Context, message: string, sentAt = new Date(), from: string = PERSON) =>
  receiveText(ctx, { providerMessageId: `SM${told++}`, from, to: "+12125550100", message, sentAt });

async function reviewed(ctx: Context, message = "please stop texting me", sentAt?: Date) {
  const text = await take(ctx, message, sentAt);
  const [review] = await ctx.db.select().from(textReviews).where(eq(textReviews.textMessageId, text.id));
  if (!review) throw new Error("the text has no review");
  return { text, id: review.id };
}

const note = "asks for no more texts";
const numbersOf = async (ctx: Context) => (await openReviews(ctx)).map(({ message }) => message);

test("a text that may be a revocation waits, the first due first, and opts nobody out", async () => {
  const ctx = await testContext();
  await take(ctx, "remove me please");
  await take(ctx, "STOP please", new Date(Date.now() - 30 * 86_400_000));
  await take(ctx, "See you on Monday");
  expect(await numbersOf(ctx)).toEqual(["STOP please", "remove me please"]);
  expect(await openReviews(ctx)).toMatchObject([{ overdue: true, words: "stop" }, { overdue: false }]);
  expect(await countReviews(ctx)).toEqual({ open: 2, overdue: 1 });
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: false, blocked: false });
  expect(await countReviews(await testContext())).toEqual({ open: 0, overdue: 0 });
});

test("a keyword needs no review, nor does a text from a number that has opted out", async () => {
  const ctx = await testContext();
  await take(ctx, "STOP");
  await take(ctx, "I said stop texting me");
  expect(await openReviews(ctx)).toEqual([]);
});

test("opting out is recorded with who, why and whence, and its log names the text", async () => {
  const ctx = { ...(await testContext()), requestIp: "203.0.113.9" };
  const { id, text } = await reviewed(ctx);
  await decideReview(ctx, { id, decision: "opt_out", note });
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: true, blocked: false });
  expect(await openReviews(ctx)).toEqual([]);
  expect(await decidedReviews(ctx)).toMatchObject([
    { id, decision: "opt_out", note, requestIp: "203.0.113.9", decidedAt: expect.any(Date) },
  ]);
  expect(await ctx.db.select().from(optOutLogs).where(eq(optOutLogs.companyId, ctx.companyId))).toMatchObject(
    [{ action: "opt_out", channel: "sms", source: "review", note, textMessageId: text.id }],
  );
  await take(ctx, "START", new Date(Date.now() + 1_000));
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: true });
});

test("a block has its reason; a dismissed text changes nothing", async () => {
  const ctx = await testContext();
  const dismissed = await reviewed(ctx, "don't stop, I love it");
  await decideReview(ctx, { id: dismissed.id, decision: "dismiss", note: "means the opposite" });
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: false, blocked: false });
  const { id } = await reviewed(ctx);
  await decideReview(ctx, { id, decision: "block", reason: "abuse", note });
  expect(await contactOfNumber(ctx, PERSON)).toMatchObject({ optOut: false, blocked: true });
  expect(await ctx.db.select().from(blockLogs).where(eq(blockLogs.companyId, ctx.companyId))).toMatchObject([
    { source: "review", reason: "abuse", note },
  ]);
});

test("of ten who decide at once one wins, and the others are told", async () => {
  const ctx = await testContext();
  const { id } = await reviewed(ctx);
  const decisions = ["opt_out", "dismiss", "block"] as const;
  const ends = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) =>
      decideReview(ctx, { id, decision: decisions[i % 3] ?? "dismiss", note }),
    ),
  );
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = ends.filter((end) => end.status === "rejected");
  expect(refused.map(({ reason }) => reason instanceof Conflict)).toEqual(Array(9).fill(true));
  expect(await decidedReviews(ctx)).toHaveLength(1);
});

test("it needs Contact:opt_out, for a block Contact:block too, a reason, and the company's own review", async () => {
  const ctx = await testContext();
  const { id } = await reviewed(ctx);
  const without = (permissions: Set<"Contact:opt_out">) => ({ ...ctx, permissions });
  await expect(openReviews(without(new Set()))).rejects.toMatchObject({ missing: "Contact:opt_out" });
  await expect(decideReview(without(new Set()), { id, decision: "dismiss", note })).rejects.toMatchObject({
    missing: "Contact:opt_out",
  });
  const block = { id, decision: "block", reason: "spam", note } as const;
  await expect(decideReview(without(new Set(["Contact:opt_out"])), block)).rejects.toMatchObject({
    missing: "Contact:block",
  });
  await expect(decideReview(ctx, { id, decision: "dismiss", note: " " })).rejects.toMatchObject({
    issues: [{ path: ["note"] }],
  });
  await expect(decideReview(await testContext(), block)).rejects.toThrow(NotFound);
  expect(await countReviews(ctx)).toMatchObject({ open: 1 });
});
