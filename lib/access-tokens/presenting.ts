import { z } from "zod";
import type { AccessToken } from "@/db/schema/access-tokens";
import type { Company } from "@/db/schema/companies";
import { env } from "@/lib/env";
import { presenter, WireId, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";

/** An access token in the API's words, without its private key. */
export const tokenRecord = presenter(
  z
    .object({
      id: WireId,
      name: z.string().meta({ example: "Dialer" }),
      public_key: z.string().meta({ example: "tdpub5f0c8a1e9d3b47260f8e" }),
      created_at: WireTime,
      expires_at: WireTime.nullable().meta({ description: "Null for never.", example: null }),
      last_used_at: WireTime.nullable(),
      last_used_ip: z.string().nullable().meta({ example: "203.0.113.9" }),
      allowed_networks: z
        .array(z.string())
        .meta({ description: "The only addresses it is taken from; none: any.", example: [] }),
      rate_limit: z.int().meta({ description: "Requests a minute.", example: 6000 }),
    })
    .meta({ id: "AccessToken" }),
).of((token: AccessToken) => ({
  id: token.id,
  name: token.name,
  public_key: token.publicKey,
  created_at: wireTime(token.createdAt),
  expires_at: wireTime(token.expiresAt),
  last_used_at: wireTime(token.lastUsedAt),
  last_used_ip: token.lastUsedIp,
  allowed_networks: token.allowedNetworks,
  rate_limit: token.rateLimit ?? env().rateLimit,
}));

export const companyRecord = presenter(
  z
    .object({
      id: WireId,
      name: z.string().meta({ example: "Acme Leads" }),
      default_country: z.string().meta({ description: "Of numbers without a plus.", example: "US" }),
      time_zone: z.string().meta({ description: "Of times without an offset.", example: "America/New_York" }),
    })
    .meta({ id: "Company" }),
).of((company: Company) => ({
  id: company.id,
  name: company.name,
  default_country: company.defaultCountry,
  time_zone: company.timeZone,
}));
