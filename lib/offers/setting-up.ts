import { type Offer, offers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { nextUpdatedAt, refuseStale } from "@/lib/editing";
import { NotFound } from "@/lib/errors";
import { makeLeadToken } from "@/lib/making-lead-tokens";
import { allow } from "@/lib/allow";
import { setNumbers } from "./inner/owning";
import { thisOffer } from "./inner/finding";
import { type BuyerFields, CreateOffer, Id, SwitchOffer, UpdateOffer } from "./schema";
import { setBuyers } from "./inner/setting-buyers";
import { readNumbers } from "./spelled";

/**
 * Creates an offer with its numbers, its buyers and a lead token. Throws `Invalid` for text that is not a number and
 * for a number that another offer owns. Needs `setup_system`.
 */
export async function createOffer(ctx: Context, input: CreateOffer): Promise<Offer> {
  allow(ctx, "setup_system");
  const { name, active, withheldCallers, ...parts } = CreateOffer.parse(input);
  const { numbers, buyers } = readParts(ctx, parts);
  return transaction(ctx, async (ctx) => {
    const [offer] = await ctx.db
      .insert(offers)
      .values({ companyId: ctx.companyId, name, active, withheldCallers, leadToken: makeLeadToken() })
      .returning();
    if (!offer) throw new Error("no offer was inserted");
    await setNumbers(ctx, offer.id, numbers);
    await setBuyers(ctx, offer.id, buyers);
    return offer;
  });
}

/**
 * Replaces an offer: it has exactly the numbers given, and buyers left out are archived. Throws `Conflict` when the
 * offer was changed after `updatedAt`, and what `createOffer` throws. Needs `setup_system`.
 */
export async function updateOffer(ctx: Context, input: UpdateOffer): Promise<Offer> {
  allow(ctx, "setup_system");
  const { id, updatedAt, name, active, withheldCallers, ...parts } = UpdateOffer.parse(input);
  const { numbers, buyers } = readParts(ctx, parts);
  return transaction(ctx, async (ctx) => {
    refuseStale("offer", await lockOffer(ctx, id), { updatedAt });
    await setNumbers(ctx, id, numbers);
    await setBuyers(ctx, id, buyers);
    return change(ctx, id, { name, active, withheldCallers });
  });
}

/** Switches an offer on or off. While it is off, inbound calls to its numbers match no offer. Needs `setup_system`. */
export async function switchOffer(ctx: Context, input: { id: number; active: boolean }): Promise<Offer> {
  allow(ctx, "setup_system");
  const { id, active } = SwitchOffer.parse(input);
  return transaction(ctx, async (ctx) => {
    const offer = await lockOffer(ctx, id);
    return offer.active === active ? offer : change(ctx, id, { active });
  });
}

/** Gives an offer a new lead token. The old one stops working. Needs `setup_system`. */
export async function renewOfferToken(ctx: Context, { id }: { id: number }): Promise<Offer> {
  allow(ctx, "setup_system");
  const [offer] = await ctx.db
    .update(offers)
    .set({ leadToken: makeLeadToken() })
    .where(thisOffer(ctx, Id.parse(id)))
    .returning();
  if (!offer) throw new NotFound("offer");
  return offer;
}

function readParts(ctx: Context, { numbers, buyers }: { numbers: string[]; buyers: BuyerFields[] }) {
  const read = readNumbers(ctx, [
    ...numbers.map((text) => ({ field: "numbers", text, said: true })),
    ...buyers.map(({ number }, index) => ({ field: `buyers.${index}.number`, text: number })),
  ]);
  const theirs = read.slice(numbers.length);
  return {
    numbers: read.slice(0, numbers.length),
    buyers: buyers.flatMap((buyer, index) => {
      const number = theirs[index];
      return number ? [{ ...buyer, number }] : [];
    }),
  };
}

async function lockOffer(ctx: Context, id: number): Promise<Offer> {
  const [offer] = await ctx.db.select().from(offers).where(thisOffer(ctx, id)).for("no key update");
  if (!offer) throw new NotFound("offer");
  return offer;
}

async function change(ctx: Context, id: number, values: Partial<Offer>): Promise<Offer> {
  const [offer] = await ctx.db
    .update(offers)
    .set({ ...values, updatedAt: nextUpdatedAt(offers.updatedAt) })
    .where(thisOffer(ctx, id))
    .returning();
  if (!offer) throw new NotFound("offer");
  return offer;
}
