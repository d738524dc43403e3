import { companyOf } from "@/lib/companies/reading";
import type { Context } from "@/lib/context";
import { Invalid, NotFound } from "@/lib/errors";
import { offerById } from "@/lib/offers/inner/finding";
import { blacklistedAmong, readNumbers } from "@/lib/offers/spelled";
import type { Phone } from "@/lib/phone/phone";
import type { Schedule } from "@/db/schema/schedules";
import type { ActionFields, TriggerFields } from "../schema";

/**
 * Reads the number that a schedule dials and texts from. Throws `Invalid` for text that is not a number, and for a
 * number on the Blacklist unless the schedule has it already.
 */
export async function checkedNumber(
  ctx: Context,
  text: string | null | undefined,
  before?: Schedule,
): Promise<Phone | null> {
  if (!text) return null;
  const [number] = readNumbers(ctx, [{ field: "number", text }]);
  if (!number || number === before?.number) return number ?? null;
  if ((await blacklistedAmong(ctx, [number])).size > 0)
    throw new Invalid({ number: ["is on the Blacklist, so it is none of yours"] });
  return number;
}

/** Throws `Invalid` unless the offer is one of the company's. */
export async function checkOffer(ctx: Context, offerId: number | null | undefined): Promise<void> {
  if (offerId == null) return;
  try {
    await offerById(ctx, offerId);
  } catch (error) {
    if (error instanceof NotFound) throw new Invalid({ offer_id: ["is not an offer of yours"] });
    throw error;
  }
}

/** Throws `Invalid` for a disposition that is not one of the company's, unless the schedule waits for it already. */
export async function checkDisposition(ctx: Context, when: TriggerFields, before?: Schedule): Promise<void> {
  if (when.trigger !== "disposition" || when.triggerDisposition === before?.triggerDisposition) return;
  const { dispositions } = await companyOf(ctx);
  if (!dispositions.includes(when.triggerDisposition))
    throw new Invalid({ "when.trigger_disposition": ["is not one of the company's dispositions"] });
}

/** The actions that fit the trigger: of a schedule that only people start, all are manual and none is a wait. */
export function fitting(actions: readonly ActionFields[], { trigger }: TriggerFields): ActionFields[] {
  if (trigger !== "manual")
    return actions.map((action) => ({ ...action, manual: action.manual && action.kind !== "wait" }));
  const wait = actions.findIndex(({ kind }) => kind === "wait");
  if (wait >= 0)
    throw new Invalid({
      [`actions.${wait}.kind`]: [
        "has nothing to wait for: people start each action of this schedule by itself",
      ],
    });
  return actions.map((action) => ({ ...action, manual: true }));
}
