import type { Contact } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { contactById, contactOfNumber } from "./inner/finding";
import { type ContactKey, isInternalId, readNumber } from "./key";

/**
 * Returns the contact that a key of the API names: its number or its internal id. Throws `NotFound` when there is none.
 * Needs `Contact:read`.
 */
export async function readContact(ctx: Context, { id }: ContactKey): Promise<Contact> {
  allow(ctx, "Contact:read");
  if (isInternalId(id)) return contactById(ctx, Number(id));
  const contact = await contactOfNumber(ctx, readNumber(ctx, id, "id"));
  if (!contact) throw new NotFound("contact");
  return contact;
}

/** Returns the contact with this internal id. Needs `Contact:read`. */
export async function getContact(ctx: Context, id: number): Promise<Contact> {
  allow(ctx, "Contact:read");
  return contactById(ctx, id);
}

/** Returns the contact of this number, or null when the company has none. Needs `Contact:read`. */
export async function findContact(ctx: Context, number: Phone): Promise<Contact | null> {
  allow(ctx, "Contact:read");
  return contactOfNumber(ctx, number);
}
