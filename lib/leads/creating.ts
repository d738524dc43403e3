import { holdContact } from "@/lib/contacts/inner/holding";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { keptData } from "./data";
import { CreateLead, type WholeLead } from "./schema";
import { makeLead, nameContact } from "./inner/making";
import { placeNamed } from "./placing";
import { wholeLead } from "./inner/finding";
import { allowState, changeState } from "./stating";

/**
 * Creates a lead for a number in any spelling, and the number's contact if there is none. Fills the contact's name if
 * it is empty. A lead of a blocked number is kept and unblocks nothing. Fires schedules that wait for leads. Needs
 * `Lead:write`; `blocked` also needs `Lead:block`, and `optOut` `Contact:opt_out`.
 */
export async function createLead(ctx: Context, input: CreateLead): Promise<WholeLead> {
  allow(ctx, "Lead:write");
  const { callerId, offerId, scheduleId, leadToken, blocked, optOut, reason, note, data, further, ...said } =
    CreateLead.parse(input);
  const person = { ...said, data: keptData({}, { data, further }) };
  const state = { blocked, optOut, reason, note };
  allowState(ctx, state);
  const number = readNumber(ctx, callerId);
  return transaction(ctx, async (ctx) => {
    const place = await placeNamed(ctx, { offerId, scheduleId, leadToken });
    const { id: contactId } = await holdContact(ctx, number);
    await nameContact(ctx, number, person);
    const { id } = await makeLead(ctx, { contactId, callerId: number, ...place, ...person });
    await changeState(ctx, { id, callerId: number }, state);
    return wholeLead(ctx, { id: String(id) });
  });
}
