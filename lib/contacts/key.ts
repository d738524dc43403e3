import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { parseNumber, type Phone } from "@/lib/phone/phone";

/**
 * Reads a number in any spelling, as the API and the search do: a number without a plus is one of the company's
 * country. Throws `Invalid` under `field` when the text is not a number.
 */
export function readNumber(ctx: Pick<Context, "country">, text: string, field = "caller_id"): Phone {
  const parsed = parseNumber(text, { country: ctx.country, from: "api" });
  if (!parsed.ok) throw new Invalid({ [field]: [parsed.problem] });
  return parsed.number;
}

/**
 * A contact's name in the API. Ten or more digits, or a plus, mean a number in any spelling; fewer digits are an
 * internal id.
 */
export type ContactKey = { id: string };

/** Returns whether a key has fewer than ten digits and no plus. */
export const isInternalId = (id: string) => /^\d{1,9}$/.test(id);
