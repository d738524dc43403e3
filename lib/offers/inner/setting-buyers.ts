import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Buyer, buyers } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { nextUpdatedAt } from "@/lib/editing";
import { type FieldErrors, Invalid, NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import type { BuyerFields } from "../schema";
import { blacklistedAmong } from "../spelled";

type Given = BuyerFields & { number: Phone };
type Kept = Given & { id: number };

/**
 * Sets the offer's buyers to exactly these: changes and adds as given, and archives those left out. Throws `NotFound`
 * for a buyer of another offer, and `Invalid` for a new number on the Blacklist, which may not be dialed.
 */
export async function setBuyers(ctx: Context, offerId: number, given: readonly Given[]): Promise<void> {
  const present = await presentBuyers(ctx, offerId);
  const kept = given.filter((buyer): buyer is Kept => buyer.id != null);
  const ids = new Set(kept.map(({ id }) => id));
  if (ids.size < kept.length || kept.some(({ id }) => !present.has(id))) throw new NotFound("buyer");
  await refuseBlacklisted(
    ctx,
    given.map(({ id, number }) => (present.get(id ?? 0)?.number === number ? null : number)),
  );
  await archive(
    ctx,
    [...present.keys()].filter((id) => !ids.has(id)),
  );
  await change(
    ctx,
    offerId,
    kept.filter((buyer) => differs(buyer, present.get(buyer.id))),
  );
  await add(
    ctx,
    offerId,
    given.filter(({ id }) => id == null),
  );
}

async function presentBuyers({ db, companyId }: Context, offerId: number): Promise<Map<number, Buyer>> {
  const rows = await db
    .select()
    .from(buyers)
    .where(and(eq(buyers.companyId, companyId), eq(buyers.offerId, offerId), isNull(buyers.archivedAt)));
  return new Map(rows.map((buyer) => [buyer.id, buyer]));
}

const differs = (one: Given, other: Buyer | undefined) =>
  (["name", "number", "priority", "active"] as const).some((name) => one[name] !== other?.[name]);

async function archive({ db, companyId }: Context, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(buyers)
    .set({ archivedAt: sql`clock_timestamp()`, updatedAt: nextUpdatedAt(buyers.updatedAt) })
    .where(and(eq(buyers.companyId, companyId), inArray(buyers.id, ids)));
}

async function change({ db, companyId }: Context, offerId: number, changed: Kept[]): Promise<void> {
  if (changed.length === 0) return;
  await db
    .insert(buyers)
    .values(changed.map((buyer) => ({ ...buyer, companyId, offerId })))
    .onConflictDoUpdate({
      target: [buyers.companyId, buyers.id],
      set: {
        name: sql`excluded.name`,
        number: sql`excluded.number`,
        priority: sql`excluded.priority`,
        active: sql`excluded.active`,
        updatedAt: nextUpdatedAt(buyers.updatedAt),
      },
    });
}

async function add({ db, companyId }: Context, offerId: number, added: Given[]): Promise<void> {
  if (added.length === 0) return;
  await db.insert(buyers).values(added.map(({ id: _none, ...buyer }) => ({ ...buyer, companyId, offerId })));
}

/** `numbers` are in the buyers' order; null where a number is not new. */
async function refuseBlacklisted(ctx: Context, numbers: readonly (Phone | null)[]): Promise<void> {
  const blacklisted = await blacklistedAmong(
    ctx,
    numbers.filter((number) => number !== null),
  );
  const errors: FieldErrors = {};
  for (const [index, number] of numbers.entries())
    if (number !== null && blacklisted.has(number))
      errors[`buyers.${index}.number`] = ["is on the Blacklist, so it may not be dialed"];
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
}
