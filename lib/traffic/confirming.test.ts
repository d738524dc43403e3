import { afterEach, expect, test } from "vitest";
import type { StopConfirmation } from "@/db/enums";
import { historyOf } from "@/lib/block-logs/entries";
import { updateWords } from "@/lib/companies/wording";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { testNumber } from "@/lib/testing/context";
import { receiveText } from "@/lib/text-messages/receiving";
import { confirmOptOut } from "./confirming";
import { OURS, textsOf } from "./testing/records";

const held = useStandIn();
const PERSON = testNumber(1);
let told = 0;

afterEach(() => {
  held.standIn.mood = {};
});

async function companyThat(stopConfirmation: StopConfirmation) {
  const ctx = await companyAtStandIn();
  await updateWords(ctx, { stopWords: ["Basta"], startWords: [], stopConfirmation });
  return ctx;
}

const take = (ctx: Context, message: string, sentAt = new Date()) =>
  receiveText(ctx, { providerMessageId: `SM${told++}`, from: PERSON, to: OURS, message, sentAt });

const confirm = ({ companyId }: Context, { id }: { id: number }) => confirmOptOut({ companyId, id });
const last = async (ctx: Context, contactId: number | null) =>
  (await historyOf(ctx, contactId ?? 0))[0]?.revocation;

test("a company that confirms by itself sends one text, however often its job runs, although nobody else may text", async () => {
  const ctx = await companyThat("company");
  const stop = await take(ctx, "basta");
  expect(await last(ctx, stop.contactId)).toMatchObject({ confirmation: "nobody" });
  await Promise.all([confirm(ctx, stop), confirm(ctx, stop)]);
  await confirm(ctx, stop);
  const ours = (await textsOf(ctx)).filter(({ direction }) => direction === "outbound");
  expect(ours).toMatchObject([
    { callerId: PERSON, ourNumber: OURS, status: "queued", confirmsTextId: stop.id },
  ]);
  expect(held.standIn.messages.at(-1)?.body).toMatch(/^Test company: you have opted out/);
  expect(await last(ctx, stop.contactId)).toMatchObject({ askedAt: stop.sentAt, confirmation: "company" });
});

test("nobody is texted who is blocked, has opted in again, or asked long ago; the history says that nobody confirmed", async () => {
  const before = held.standIn.messages.length;
  const blocked = await companyThat("company");
  const stop = await take(blocked, "STOP");
  await setBlocked(blocked, [PERSON], { blocked: true, source: "api" });
  await confirm(blocked, stop);
  const again = await companyThat("company");
  const first = await take(again, "STOP", new Date(Date.now() - 10_000));
  await take(again, "START");
  await confirm(again, first);
  const late = await companyThat("company");
  const old = await take(late, "STOP", new Date(Date.now() - 6 * 60_000));
  await confirm(late, old);
  expect(held.standIn.messages).toHaveLength(before);
  expect(await last(late, old.contactId)).toMatchObject({ confirmation: "nobody" });
});

test("the provider confirms what it knows, and not a company's own word", async () => {
  const ctx = await companyThat("provider");
  const { contactId } = await take(ctx, "Stop.");
  expect(await last(ctx, contactId)).toMatchObject({ confirmation: "provider" });
  const own = await companyThat("provider");
  const text = await take(own, "Basta");
  expect(await last(own, text.contactId)).toMatchObject({ confirmation: "nobody" });
  await confirm(own, text);
});
