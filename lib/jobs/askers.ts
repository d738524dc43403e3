import { db } from "@/db";
import type { Permission } from "@/db/enums";
import { companyOf } from "@/lib/companies/reading";
import { type Context, makeContext } from "@/lib/context";
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
    userId: ctx.actor.userId ?? null,
    collaboratorId: ctx.actor.collaboratorId ?? null,
    accessTokenId: ctx.actor.accessTokenId ?? null,
    requestIp: ctx.requestIp ?? null,
    permissions: [...ctx.permissions],
  };
}

/**
 * The context of a job: its asker, their address, and the permissions that they had when they asked. In the company's
 * country unless one is given.
 */
export async function actingAs(record: JobAsker, country?: CountryCode): Promise<Context> {
  return makeContext({
    companyId: record.companyId,
    country: country ?? (await homeOf(record.companyId)),
    actor: {
      userId: record.userId ?? undefined,
      collaboratorId: record.collaboratorId ?? undefined,
      accessTokenId: record.accessTokenId ?? undefined,
    },
    permissions: new Set(record.permissions),
    requestIp: record.requestIp ?? undefined,
  });
}

async function homeOf(companyId: number): Promise<CountryCode> {
  const { defaultCountry } = await companyOf({ companyId, db });
  return isCountry(defaultCountry) ? defaultCountry : "US";
}
