import type { Contact } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { presentNumber } from "@/lib/phone/renumberings";
import { aliasesOf } from "./inner/aliases";
import { contactById } from "./inner/finding";
import { setBlocked } from "./inner/set-blocked";

const NOTE = "the number was renumbered:";

/** The other spellings of a contact's telephone; `undecided` when a person has to say whether it is blocked. */
export type Renumbered = { others: Contact[]; present: Contact; undecided: boolean };

/** What is known of the renumbering of a contact; null for one that was not. Needs `Contact:read`. */
export async function readRenumbered(ctx: Context, contact: Contact): Promise<Renumbered | null> {
  allow(ctx, "Contact:read");
  const ids = await aliasesOf(ctx, contact.id);
  if (ids.length === 0) return null;
  const others = await Promise.all(ids.map((id) => contactById(ctx, id)));
  const present = [contact, ...others].find(({ number }) => presentNumber(number) === number) ?? contact;
  const undecided = [contact, ...others].some(({ id, blocked }) => id !== present.id && blocked);
  return { others, present, undecided };
}

/**
 * Says whether a renumbered telephone is blocked, where its old spelling is and its present one is not: the present one
 * gets that state, the old one is unblocked. Throws `Conflict` where there is nothing to decide. Needs `Contact:block`,
 * or `Contact:unblock`.
 */
export async function decideRenumbered(
  ctx: Context,
  { id, blocked }: { id: number; blocked: boolean },
): Promise<void> {
  allow(ctx, blocked ? "Contact:block" : "Contact:unblock");
  await transaction(ctx, async (ctx) => {
    const asked = await contactById(ctx, id);
    const known = await readRenumbered(ctx, asked);
    if (!known?.undecided) throw new Conflict("There is nothing to decide about this number.");
    const old = [asked, ...known.others].filter((one) => one.id !== known.present.id);
    if (blocked)
      await setBlocked(ctx, [known.present.number as Phone], { blocked, source: "system", note: NOTE });
    await setBlocked(
      ctx,
      old.map(({ number }) => ({ number: number as Phone, note: `${NOTE} it is ${known.present.number}` })),
      { blocked: false, source: "system" },
    );
  });
}
