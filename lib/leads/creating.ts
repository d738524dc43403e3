import { holdContact } from "@/lib/contacts/inner/holding";
import { readNumber } from "@/lib/contacts/key";
import { type Context, transaction } from "@/lib/context";
import { allow } from "@/lib/permissions";
import { CreateLead, type WholeLead } from "./schema";
import { makeLead, nameContact } from "./inner/making";
import { placeNamed } from "./placing";
import { wholeLead } from "./inner/finding";
import { allowState, changeState } from "./stating";

/**
 * Makes a lead of a number, in any spelling, and the number's contact when there is none; an empty name of the contact is
 * filled. The lead of a blocked number is kept, and unblocks nothing. Schedules that wait for leads start. Needs `Lead:write`;
 * `blocked` and `optOut`, which act on the number at once, need what they need on a lead that is there.
 */
export async function createLead(ctx: Context, input: CreateLead): Promise<WholeLead> {
  allow(ctx, "Lead:write");
  const { callerId, offerId, scheduleId, leadToken, blocked, optOut, reason, note, ...person } =
    CreateLead.parse(input);
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
