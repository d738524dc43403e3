import { randomBytes } from "node:crypto";
import { buyers, offerNumbers, offers } from "../schema/offers";
import { scheduleActions, schedules } from "../schema/schedules";
import type { Tx } from "../index";
import type { E164 } from "../schema/columns";
import type { Automation } from "@/db/seed/past-types";
import { seedNumber } from "./people";

/** An offer with one of our numbers and a buyer of its calls. */
export type SeedOffer = { offerId: number; ourNumber: E164; buyerId: number };

export type Setup = {
  solar: SeedOffer;
  roofing: SeedOffer;
  warranty: SeedOffer;
  unanswered: Automation;
  litigator: Automation;
  removeMe: Automation;
};

/** Sets Acme Leads up: offers with numbers and buyers, one of them paused, and schedules with their actions. */
export async function seedSetup(tx: Tx, companyId: number): Promise<Setup> {
  const solar = await makeOffer(
    tx,
    companyId,
    "Solar West",
    ["+13035550170", "+16025550171"],
    [
      { name: "Sunrise Solar", number: "+14805550110" },
      { name: "Overflow desk", number: "+14805550111", priority: 2 },
    ],
  );
  const roofing = await makeOffer(
    tx,
    companyId,
    "Roofing Midwest",
    ["+16145550172"],
    [{ name: "Midwest Roofers", number: "+16145550112" }],
  );
  const warranty = await makeOffer(
    tx,
    companyId,
    "Home warranty",
    ["+18135550173"],
    [{ name: "Warranty line", number: "+18135550113", active: false }],
  );
  await makeOffer(
    tx,
    companyId,
    "Medicare 2025",
    ["+19545550174"],
    [{ name: "Benefit advisers", number: "+19545550114" }],
    false,
  );

  const unanswered = await makeSchedule(tx, companyId, {
    name: "Two calls without an answer",
    number: solar.ourNumber,
    offerId: solar.offerId,
    trigger: "no_answer",
    triggerCount: 2,
  });
  const desk = await makeSchedule(tx, companyId, { name: "Agent's desk", number: solar.ourNumber });
  const keyword = await makeSchedule(tx, companyId, {
    name: "Asked to be removed",
    number: solar.ourNumber,
    trigger: "text_keyword",
    triggerKeyword: "REMOVE ME",
  });
  const welcome = await makeSchedule(tx, companyId, {
    name: "New solar lead",
    number: solar.ourNumber,
    offerId: solar.offerId,
    trigger: "lead_created",
  });
  const act = (scheduleId: number, position: number, action: Action) =>
    makeAction(tx, { companyId, scheduleId, position, ...action });
  await act(desk, 2, {
    kind: "send_sms",
    name: "Send follow-up text",
    manual: true,
    message: "Thank you for your time. Reply STOP to hear no more from us.",
  });
  await act(welcome, 1, { kind: "wait", waitSeconds: 60 });
  await act(welcome, 2, { kind: "dial" });
  return {
    solar,
    roofing,
    warranty,
    unanswered: await act(unanswered, 1, {
      kind: "block",
      name: "two calls without an answer",
      reason: "other",
      note: "Nobody answers",
    }),
    litigator: await act(desk, 1, {
      kind: "block",
      name: "Block as litigator",
      manual: true,
      reason: "litigator",
    }),
    removeMe: await act(keyword, 1, { kind: "opt_out", name: "Opt out" }),
  };
}

type SeedBuyer = { name: string; number: string; priority?: number; active?: boolean };

/** Makes an offer with its numbers and its buyers. */
export async function makeOffer(
  tx: Tx,
  companyId: number,
  name: string,
  [first, ...more]: [string, ...string[]],
  takers: SeedBuyer[],
  active = true,
): Promise<SeedOffer> {
  const [made] = await tx
    .insert(offers)
    .values({ companyId, name, active, leadToken: newToken() })
    .returning({ id: offers.id });
  const offerId = made?.id ?? 0;
  const ourNumber = seedNumber(first);
  const numbers = [ourNumber, ...more.map(seedNumber)];
  await tx.insert(offerNumbers).values(numbers.map((number) => ({ companyId, number, offerId })));
  const [buyer] = await tx
    .insert(buyers)
    .values(takers.map((taker) => ({ companyId, offerId, ...taker, number: seedNumber(taker.number) })))
    .returning({ id: buyers.id });
  return { offerId, ourNumber, buyerId: buyer?.id ?? 0 };
}

type Action = Omit<typeof scheduleActions.$inferInsert, "companyId" | "scheduleId" | "position">;

async function makeSchedule(
  tx: Tx,
  companyId: number,
  values: Omit<typeof schedules.$inferInsert, "companyId" | "leadToken">,
): Promise<number> {
  const [made] = await tx
    .insert(schedules)
    .values({ companyId, leadToken: newToken(), ...values })
    .returning({ id: schedules.id });
  return made?.id ?? 0;
}

async function makeAction(tx: Tx, values: typeof scheduleActions.$inferInsert): Promise<Automation> {
  const [made] = await tx.insert(scheduleActions).values(values).returning({ id: scheduleActions.id });
  return { scheduleId: values.scheduleId ?? 0, actionId: made?.id ?? 0 };
}

const newToken = () => randomBytes(16).toString("hex");
