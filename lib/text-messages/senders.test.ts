import { expect, test } from "vitest";
import { offerNumbers } from "@/db/schema/offers";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { Forbidden } from "@/lib/errors";
import { makeOffer } from "@/lib/leads/testing/setting";
import { noPermissions } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { makeSchedule, makeText, OURS } from "@/lib/schedules/testing/schedules";
import { testContext, testNumber } from "@/lib/testing/context";
import { wholeTexts } from "./inner/whole";
import { listSenders } from "./senders";

test("a company texts from the numbers of its offers and schedules, each once, and from nobody else's", async () => {
  const [ctx, other] = await Promise.all([testContext(), testContext()]);
  expect(await listSenders(ctx)).toEqual([]);
  await makeSchedule(other, { name: "Theirs" });
  const offer = await makeOffer(ctx, { name: "Solar" });
  const { companyId } = ctx;
  const numbers = [OURS, "+13035550170" as Phone];
  await db.insert(offerNumbers).values(numbers.map((number) => ({ companyId, number, offerId: offer.id })));
  await makeSchedule(ctx, { name: "Call back", number: OURS });
  await makeSchedule(ctx, { name: "No number", number: null });
  expect(await listSenders(ctx)).toEqual([
    { number: OURS, names: ["Solar", "Call back"] },
    { number: "+13035550170", names: ["Solar"] },
  ]);
  await expect(listSenders({ ...ctx, permissions: noPermissions })).rejects.toThrow(Forbidden);
});

test("a text is named with its contact's name and how its number stands now", async () => {
  const ctx = await testContext();
  const texts = [await makeText(ctx, testNumber(1), "Hello"), await makeText(ctx, testNumber(2), "Hello")];
  await setBlocked(ctx, [{ number: testNumber(2), name: "Jordan P." }], { blocked: true, source: "api" });
  expect(await wholeTexts(ctx, texts)).toMatchObject([
    { ...texts[0], name: null, blocked: false, optedOut: false, email: null, tokenName: null },
    { ...texts[1], name: "Jordan P.", blocked: true },
  ]);
  expect(await wholeTexts(await testContext(), texts)).toMatchObject([{ name: null }, { name: null }]);
});
