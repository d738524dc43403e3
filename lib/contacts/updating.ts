import { z } from "zod";
import type { Contact } from "@/db/schema/contacts";
import { type Context, transaction } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { contactById, contactOfNumber, ensureContacts, readNumber } from "./finding";
import { setOptOut } from "./opting";
import { changeNumber } from "./requesting";
import { Why } from "./schema";
import type { Phone } from "@/lib/phone";

export const UpdateContact = Why.omit({ callId: true, leadId: true }).extend({
  blocked: z.boolean().optional(),
  optOut: z.boolean().optional(),
});

/** Names a contact as the API does: ten or more digits, or a plus, is a number in any spelling; less is an internal id. */
export type ContactKey = { id: string };

/**
 * Sets `blocked` and `opt_out` of a contact, both or neither. A number that is unknown becomes a contact; an id that is
 * unknown is not found. Each needs its own permission: `Contact:block` or `Contact:unblock`, `Contact:opt_out`.
 */
export async function updateContact(
  ctx: Context,
  input: ContactKey & z.input<typeof UpdateContact>,
): Promise<Contact> {
  const { blocked, optOut, reason, note } = UpdateContact.parse(input);
  if (blocked !== undefined) allow(ctx, blocked ? "Contact:block" : "Contact:unblock");
  if (optOut !== undefined) allow(ctx, "Contact:opt_out");
  if (blocked === undefined && optOut === undefined) allow(ctx, "Contact:read");
  return transaction(ctx, async (ctx) => {
    const number = await numberOf(ctx, input.id);
    await ensureContacts(ctx, [number]);
    if (optOut !== undefined) await setOptOut(ctx, number, { optOut, channel: "api", source: "api", note });
    if (blocked !== undefined) return changeNumber(ctx, number, { blocked, source: "api", reason, note });
    const contact = await contactOfNumber(ctx, number);
    if (!contact) throw new NotFound("contact");
    return contact;
  });
}

/** The number that a contact key of the API means. */
export async function numberOf(ctx: Context, id: string): Promise<Phone> {
  if (isInternalId(id)) return (await contactById(ctx, Number(id))).number as Phone;
  return readNumber(ctx, id, "id");
}

/** Fewer than ten digits and no plus. */
export const isInternalId = (id: string) => /^\d{1,9}$/.test(id);
