import type { BlockList } from "node:net";
import type { AccessToken } from "@/db/schema/access-tokens";
import type { Collaborator } from "@/db/schema/collaborators";
import type { Company } from "@/db/schema/companies";
import { intersection, type Permissions, permissionsOf } from "@/lib/allow";
import { countryOf, mayAct } from "@/lib/collaborators/membership";
import { AppError, Unauthenticated } from "@/lib/errors";
import { isWithin, networkList } from "@/lib/networks";
import type { CountryCode } from "@/lib/phone/phone";
import { noteTokenRefusal } from "./inner/noting";

/** Who holds some keys: the token, its maker and its company, and what follows from the three. */
export type KeyHolder = {
  companyId: number;
  company: Company;
  country: CountryCode;
  token: AccessToken;
  maker: Collaborator;
  /** What the token may do, as far as its maker may do it now. */
  permissions: Permissions;
  /** The networks that it may come from; null means any. */
  networks: BlockList | null;
};

export function makeHolder(rows: Pick<KeyHolder, "token" | "maker" | "company">): KeyHolder {
  const { token, maker, company } = rows;
  return {
    ...rows,
    companyId: company.id,
    country: countryOf(company),
    permissions: intersection(new Set([...token.areas, ...token.actions]), permissionsOf(maker)),
    networks: token.allowedNetworks.length > 0 ? networkList(token.allowedNetworks) : null,
  };
}

/**
 * Returns why the keys may not be used now from this address, or null. A request whose address is not known is refused
 * where the token names addresses.
 */
export function whyUnusable(
  { token, maker, networks }: KeyHolder,
  requestIp: string | undefined,
): AppError | null {
  if (token.revokedAt) return new Unauthenticated("This access token is revoked.");
  if (token.expiresAt && token.expiresAt.getTime() <= Date.now())
    return new Unauthenticated("This access token has expired.");
  if (token.pausedAt) return new Unauthenticated("This access token is paused.");
  if (!mayAct(maker)) return new Unauthenticated("The person who made this access token is disabled.");
  if (!networks || isWithin(networks, requestIp ?? "")) return null;
  noteTokenRefusal(token, requestIp);
  return new AppError(403, {
    base: [`wrong address: this access token is not taken from ${requestIp ?? "an unknown address"}`],
  });
}
