import type { OfferWithheldChoice, WithheldChoice } from "@/db/enums";
import type { Refusal } from "./allowed";

type Choices = {
  company: { withheldCallers: WithheldChoice };
  offer: { withheldCallers: OfferWithheldChoice } | null;
};

/**
 * Decides about a caller without a number: the offer's choice counts, and the company's where the offer has none.
 * Returns the refusal, or null when the caller is connected as an unknown one.
 */
export function refusalOfWithheld({ company, offer }: Choices): Refusal | null {
  const own = offer?.withheldCallers ?? "inherit";
  const choice = own === "inherit" ? company.withheldCallers : own;
  return choice === "reject" ? { reason: "withheld", since: null } : null;
}
