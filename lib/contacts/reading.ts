import type { Contact } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { type ContactKey, contactById, contactOfNumber, isInternalId, readNumber } from "./finding";

/** The contact that a key of the API names, its number or its internal id; `NotFound` when there is none. Needs `Contact:read`. */
export async function readContact(ctx: Context, { id }: ContactKey): Promise<Contact> {
  allow(ctx, "Contact:read");
  if (isInternalId(id)) return contactById(ctx, Number(id));
  const contact = await contactOfNumber(ctx, readNumber(ctx, id, "id"));
  if (!contact) throw new NotFound("contact");
  return contact;
}
