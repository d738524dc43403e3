import type { Contact } from "@/db/schema/contacts";
import { getContact } from "@/lib/contacts/reading";
import type { Context } from "@/lib/context";
import { historyOf } from "./entries";
import { type Entry, HISTORY_LENGTH } from "./schema";

export type ContactHistory = {
  contact: Contact;
  /** The newest first. */
  entries: Entry[];
  /** False when there are more entries than the newest two hundred. */
  complete: boolean;
};

/**
 * One contact with its blocks, unblocks, blocks asked again and opt-outs. Needs `Contact:read`; `NotFound` for an id
 * that is not the company's.
 */
export async function contactHistory(ctx: Context, contactId: number): Promise<ContactHistory> {
  const contact = await getContact(ctx, contactId);
  const entries = await historyOf(ctx, contact.id, HISTORY_LENGTH + 1);
  return { contact, entries: entries.slice(0, HISTORY_LENGTH), complete: entries.length <= HISTORY_LENGTH };
}
