import { expect, test } from "vitest";
import { type TextStatus, textStatuses } from "@/db/enums";
import { textMessages } from "@/db/schema/text-messages";
import { NotFound } from "@/lib/errors";
import { testContext } from "@/lib/testing/context";
import type { Context } from "@/lib/context";
import { moveText, textMovesTo } from "./moving";

const way: TextStatus[] = ["requested", "queued", "sent"];
const ends: TextStatus[] = ["delivered", "undelivered", "failed"];
const still: TextStatus[] = ["received", "blocked", "opt-out", "unavailable"];

test("a text of ours moves forward only, to the first end; no other moves", () => {
  for (const [place, from] of way.entries()) {
    for (const to of way) expect(textMovesTo(from, to)).toBe(way.indexOf(to) > place);
    for (const to of ends) expect(textMovesTo(from, to)).toBe(true);
    for (const to of still) expect(textMovesTo(from, to)).toBe(false);
  }
  for (const from of [...ends, ...still]) {
    for (const to of textStatuses) expect(textMovesTo(from, to)).toBe(false);
  }
  for (const to of [...way.slice(1), ...ends]) expect(textMovesTo("unknown", to)).toBe(true);
  expect(way.map((from) => textMovesTo(from, "unknown"))).toEqual([true, false, false]);
});

async function makeText(ctx: Context) {
  const [text] = await ctx.db
    .insert(textMessages)
    .values({
      companyId: ctx.companyId,
      direction: "outbound",
      status: "requested",
      message: "Hello",
      provider: "twilio",
      sentAt: new Date(),
    })
    .returning();
  if (!text) throw new Error("nothing was inserted");
  return text;
}

test("of news at once one end stays, with its own reason", async () => {
  const ctx = await testContext();
  const { id } = await makeText(ctx);
  await Promise.all(
    (["sent", "delivered", "failed", "undelivered", "queued"] as const).map((status) =>
      moveText(ctx, id, { status, providerMessageId: "SM1", errorCode: status }),
    ),
  );
  const text = await moveText(ctx, id, { status: "sent", providerMessageId: "SM2", errorCode: "late" });
  expect(ends).toContain(text.status);
  expect(text).toMatchObject({ providerMessageId: "SM1", errorCode: text.status });
});

test("another company's text is not there", async () => {
  const { id } = await makeText(await testContext());
  await expect(moveText(await testContext(), id, { status: "sent" })).rejects.toThrow(NotFound);
});
