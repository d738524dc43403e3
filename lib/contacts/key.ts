import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { parseNumber, type Phone } from "@/lib/phone/phone";

/**
 * Reads a number in any spelling, as the API and the search do: without a plus in the company's country. Throws `Invalid`
 * under `field` when it is none.
 */
export function readNumber(ctx: Pick<Context, "country">, text: string, field = "caller_id"): Phone {
  const parsed = parseNumber(text, { country: ctx.country, from: "api" });
  if (!parsed.ok) throw new Invalid({ [field]: [parsed.problem] });
  return parsed.number;
}

/** Names a contact as the API does: ten or more digits, or a plus, is a number in any spelling; less is an internal id. */
export type ContactKey = { id: string };

/** Fewer than ten digits and no plus. */
export const isInternalId = (id: string) => /^\d{1,9}$/.test(id);
