import type { AccessToken } from "@/db/schema/access-tokens";
import type { Company } from "@/db/schema/companies";
import { env } from "@/lib/env";
import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

/** An access token as the API says it; never its private key. */
export const tokenRecord = presenter<AccessToken>({
  id: (token) => token.id,
  name: (token) => token.name,
  public_key: (token) => token.publicKey,
  created_at: (token) => wireTime(token.createdAt),
  expires_at: (token) => wireTime(token.expiresAt),
  last_used_at: (token) => wireTime(token.lastUsedAt),
  last_used_ip: (token) => token.lastUsedIp,
  allowed_networks: (token) => token.allowedNetworks,
  rate_limit: (token) => token.rateLimit ?? env().rateLimit,
});

export const companyRecord = presenter<Company>({
  id: (company) => company.id,
  name: (company) => company.name,
  default_country: (company) => company.defaultCountry,
  time_zone: (company) => company.timeZone,
});
