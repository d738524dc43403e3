import { db } from "@/db";
import type { Permission } from "@/db/permissions";
import { companyOf } from "@/lib/companies/reading";
import { type Actor, actorColumns, type Context, makeContext } from "@/lib/context";
import { type CountryCode, isCountry } from "@/lib/phone/phone";

/** The person or token that asked for a job, as its record keeps it. */
export type JobAsker = {
  companyId: number;
  userId: number | null;
  collaboratorId: number | null;
  accessTokenId: number | null;
  requestIp: string | null;
  permissions: Permission[];
};

/** The actor of the context with their address and permissions, for the record of a job. */
export function askedBy(ctx: Context): Omit<JobAsker, "companyId"> {
  return {
    ...actorColumns(ctx.actor),
    requestIp: ctx.requestIp ?? null,
    permissions: [...ctx.permissions],
  };
}

/**
 * Returns the context of a job: its asker (or the system, when nobody asked), their address, and the permissions that
 * they had when they asked. The country is the company's, unless one is given.
 */
export async function actingAs(record: JobAsker, country?: CountryCode): Promise<Context> {
  return makeContext({
    companyId: record.companyId,
    country: country ?? (await homeOf(record.companyId)),
    actor: actorOf(record),
    permissions: new Set(record.permissions),
    requestIp: record.requestIp ?? undefined,
  });
}

function actorOf({ userId, collaboratorId, accessTokenId }: JobAsker): Actor {
  if (userId !== null && collaboratorId !== null) return { type: "person", userId, collaboratorId };
  return accessTokenId === null ? { type: "system" } : { type: "token", accessTokenId };
}

async function homeOf(companyId: number): Promise<CountryCode> {
  const { defaultCountry } = await companyOf({ companyId, db });
  return isCountry(defaultCountry) ? defaultCountry : "US";
}
