import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { OfferWithheldChoice, WithheldChoice } from "@/db/enums";
import { offers } from "@/db/schema/offers";
import { countWithheld, updateWithheld } from "@/lib/companies/withheld";
import type { Context } from "@/lib/context";
import { checkMatch } from "@/lib/enforcement/checking";
import { countWithheldOf } from "@/lib/offers/withheld";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { makeOffer } from "@/lib/webhooks/testing/twilio";
import { matchCall } from "./matching";
import { callsOf, stopsOf } from "./testing/records";

const OURS = "+12125550100" as Phone;
let made = 0;

async function setUp(company: WithheldChoice, own: OfferWithheldChoice) {
  const ctx = await testContext();
  const { offer } = await makeOffer(ctx, { number: OURS, buyers: [testNumber(11)] });
  await ctx.db.update(offers).set({ withheldCallers: own }).where(eq(offers.id, offer.id));
  await updateWithheld(ctx, { withheldCallers: company });
  await expect.poll(async () => (await checkMatch(ctx, testNumber(1))).refusal).toBeNull();
  return { ctx, offer };
}

const calling = (ctx: Context, from: string, id = `CA${made++}`) =>
  matchCall(ctx, { providerCallId: id, from, to: OURS, hookUrl: "https://x.example/hooks/twilio/x" });

test.each<[WithheldChoice, OfferWithheldChoice, boolean]>([
  ["connect", "inherit", true],
  ["reject", "inherit", false],
  ["reject", "connect", true],
  ["connect", "reject", false],
])(
  "where the company says %s and the offer %s, a withheld caller is connected: %s",
  async (company, own, through) => {
    const { ctx, offer } = await setUp(company, own);
    const answers = [await calling(ctx, "anonymous", "CA1"), await calling(ctx, "anonymous", "CA1")];
    expect(answers.map((twiml) => twiml.includes("<Dial"))).toEqual([through, through]);
    expect(await callsOf(ctx)).toMatchObject([
      through
        ? { status: "ringing", refusalReason: null }
        : { status: "blocked", refusalReason: "withheld", offerId: offer.id, callerId: null },
    ]);
    expect(await stopsOf(ctx)).toEqual(through ? [] : ["match"]);
    await expect.poll(() => calling(ctx, testNumber(1))).toContain("<Dial");
    expect([await countWithheld(ctx), await countWithheldOf(ctx, { offerId: offer.id })]).toEqual([1, 1]);
  },
);

test("the setting needs security, the counts what their pages need, and another company's stays", async () => {
  const { ctx } = await setUp("connect", "inherit");
  const none = { ...ctx, permissions: (await testContext({ permissions: new Set() })).permissions };
  await expect(updateWithheld(none, { withheldCallers: "reject" })).rejects.toMatchObject({
    missing: "security",
  });
  await expect(countWithheld(none)).rejects.toMatchObject({ missing: "security" });
  await expect(countWithheldOf(none, { offerId: 1 })).rejects.toMatchObject({ missing: "setup_system" });
  await updateWithheld(await testContext(), { withheldCallers: "reject" });
  expect(await calling(ctx, "anonymous")).toContain("<Dial");
});
