import { z } from "zod";
import type { Contact } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { contactOfNumber, ensureContacts, numberOfKey } from "./inner/finding";
import type { ContactKey } from "./key";
import { setOptOut } from "./inner/set-opt-out";
import { readContact } from "./reading";
import { changeNumber } from "./blocking";
import { Why } from "./schema";

export const UpdateContact = Why.omit({ callId: true, leadId: true }).extend({
  blocked: z.boolean().optional(),
  optOut: z.boolean().optional(),
});

/**
 * Sets `blocked`, `opt_out`, both or neither of a contact. A number that is unknown becomes a contact; an id that is
 * unknown is not found. Each change needs its own permission: `Contact:block` or `Contact:unblock`, `Contact:opt_out`.
 * With nothing to set, only reads the contact (needs `Contact:read`) and makes none.
 */
export async function updateContact(
  ctx: Context,
  input: ContactKey & z.input<typeof UpdateContact>,
): Promise<Contact> {
  const { blocked, optOut, reason, note } = UpdateContact.parse(input);
  if (blocked !== undefined) allow(ctx, blocked ? "Contact:block" : "Contact:unblock");
  if (optOut !== undefined) allow(ctx, "Contact:opt_out");
  if (blocked === undefined && optOut === undefined) return readContact(ctx, { id: input.id });
  return transaction(ctx, async (ctx) => {
    const number = await numberOfKey(ctx, input.id);
    await ensureContacts(ctx, [number]);
    if (optOut !== undefined) await setOptOut(ctx, number, { optOut, channel: "api", source: "api", note });
    if (blocked !== undefined) return changeNumber(ctx, number, { blocked, source: "api", reason, note });
    const contact = await contactOfNumber(ctx, number);
    if (!contact) throw new NotFound("contact");
    return contact;
  });
}
