import { eq } from "drizzle-orm";
import { db } from "@/db";
import { companies } from "@/db/schema/companies";
import { offers } from "@/db/schema/offers";
import { schedules } from "@/db/schema/schedules";
import { countGuess, noteProof, refuseGuesser } from "@/lib/access-tokens/inner/guessing";
import { countryOf } from "@/lib/collaborators/membership";
import { type Context, makeContext } from "@/lib/context";
import { env } from "@/lib/env";
import { Invalid, Unauthenticated } from "@/lib/errors";
import { countRequest, type Quota } from "@/lib/limiting";
import { networkOf } from "@/lib/networks";
import { noPermissions } from "@/lib/allow";
import type { LeadPlace } from "./placing";

/** The context of a request with a lead token and no keys: it may only call `takeLead`, for this one place. */
export type LeadTokenContext = Context & { place: LeadPlace; quota: Quota | null };

/**
 * The context that a lead token gives: its company, with a public form as the actor. Throws `Unauthenticated` for an
 * unknown token, `Invalid` when its offer or schedule is not active, and `TooMany` beyond the rate of the token and
 * address.
 */
export async function leadTokenContext(token: unknown, requestIp?: string): Promise<LeadTokenContext> {
  if (typeof token !== "string" || token === "") {
    throw new Unauthenticated("Send an access token (Authorization: Basic <keys>) or a lead_token.");
  }
  await refuseGuesser({ publicKey: token, requestIp });
  const found = (await offerOf(token)) ?? (await scheduleOf(token));
  if (!found) {
    await countGuess({ publicKey: token, requestIp });
    throw new Unauthenticated("This lead_token is not known.");
  }
  noteProof({ publicKey: token, requestIp });
  // Not per token alone: it stands in public pages, and one visitor would use up the rate of all.
  const quota = await countRequest(
    `lead ${networkOf(requestIp)} ${token}`,
    env().leadRateLimit,
    "One address may send",
  );
  const { kind, active, company, ...place } = found;
  if (!active) throw new Invalid({ lead_token: [`is of ${kind} that takes no leads: it is not active`] });
  const country = countryOf(company);
  const ctx = makeContext({
    companyId: company.id,
    country,
    actor: { type: "form" },
    permissions: noPermissions,
    requestIp,
  });
  return { ...ctx, place, quota };
}

async function offerOf(token: string) {
  const [found] = await db
    .select({ offerId: offers.id, active: offers.active, company: companies })
    .from(offers)
    .innerJoin(companies, eq(companies.id, offers.companyId))
    .where(eq(offers.leadToken, token));
  return found && { ...found, kind: "an offer", scheduleId: null };
}

async function scheduleOf(token: string) {
  const [found] = await db
    .select({
      scheduleId: schedules.id,
      offerId: schedules.offerId,
      active: schedules.active,
      company: companies,
    })
    .from(schedules)
    .innerJoin(companies, eq(companies.id, schedules.companyId))
    .where(eq(schedules.leadToken, token));
  return found && { ...found, kind: "a schedule" };
}
