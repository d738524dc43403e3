import { sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Call, calls } from "@/db/schema/calls";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { inShort, log } from "@/lib/log";
import { accountOf } from "@/lib/provider-configurations/inner/account";
import type { Sought, Telephone } from "@/lib/telephony/telephone";
import { telephoneOf } from "@/lib/telephony/account";
import { knownNumber } from "./addressing";

/**
 * The provider's record was created within this many milliseconds of the intent. Its clock may be slightly behind ours.
 */
const EARLIER_MS = 5_000;
const LATER_MS = 30_000;

/** How long an intent stays open while the provider cannot be asked. */
const OPEN_MS = 60 * 60_000;

type Open = Call | TextMessage;

/** The table of calls or texts, and how to ask the provider for them. */
type Way<Found> = {
  table: typeof calls | typeof textMessages;
  providerId: PgColumn;
  find(telephone: Telephone, sought: Sought): Promise<Found[]>;
};

/** The provider's record that belongs to an intent: the only possible one, or null. */
export async function lookFor<Found extends { id: string }>(
  ctx: Context,
  row: Open,
  way: Way<Found>,
): Promise<Found | null | "unasked"> {
  const found = await ask(ctx, row, way.find);
  if (found === "unasked" || found.length === 0) return found === "unasked" ? found : null;
  const others = await othersOf(ctx, row, way, found);
  const unclaimed = found.filter(({ id }) => !others.some((other) => other.id === id));
  // Two open intents could both own it. The provider's callback will tell, because it names our record.
  const rivals = others.some(({ id }) => id === null);
  const [one] = unclaimed;
  return one && unclaimed.length === 1 && !rivals ? one : null;
}

async function ask<Found>(ctx: Context, row: Open, find: Way<Found>["find"]): Promise<Found[] | "unasked"> {
  try {
    const account = await accountOf(ctx);
    if (account.provider !== row.provider) throw new Error(`the company has left ${row.provider}`);
    return await find(telephoneOf(account), {
      to: knownNumber(row.callerId),
      from: knownNumber(row.ourNumber),
      earliest: new Date(row.createdAt.getTime() - EARLIER_MS),
      latest: new Date(row.createdAt.getTime() + LATER_MS),
    });
  } catch (error) {
    log.warn({ companyId: row.companyId, id: row.id, error: inShort(error) }, "the provider cannot be asked");
    return Date.now() - row.createdAt.getTime() > OPEN_MS ? [] : "unasked";
  }
}

/**
 * Everything else that the found records may belong to, over all companies that share the account: records with their
 * ids (`id`), and open intents (null). One statement, so a record that has just got its id is not missed.
 */
async function othersOf<Found extends { id: string }>(
  ctx: Context,
  row: Open,
  { table, providerId }: Way<Found>,
  found: Found[],
): Promise<{ id: string | null }[]> {
  const companies = sql`${sql.param(await onSameAccount(ctx))}::bigint[]`;
  const span = sql`${EARLIER_MS + LATER_MS} * interval '1 millisecond'`;
  const at = sql`${row.createdAt.toISOString()}::timestamptz`;
  return ctx.db.execute<{ id: string | null }>(sql`
    select ${providerId} as id from ${table}
    where ${table.companyId} = any(${companies}) and ${providerId} = any(${sql.param(found.map(({ id }) => id))}::text[])
    union all
    select null from ${table}
    where ${table.companyId} = any(${companies}) and ${table.callerId} = ${row.callerId} and ${table.ourNumber} = ${row.ourNumber}
      and (${table.companyId}, ${table.id}) <> (${row.companyId}, ${row.id})
      and ${table.createdAt} > ${at} - ${span} and ${table.createdAt} < ${at} + ${span}
      and ${table.direction} = 'outbound' and ${providerId} is null and ${table.status} in ('requested', 'unknown')`);
}

/** The companies that share the provider's list with this one, itself included. */
async function onSameAccount({ db, companyId }: Context): Promise<number[]> {
  const found = await db.execute<{ id: number }>(sql`
    select other.company_id as id from provider_configurations as own
    join provider_configurations as other on lower(other.account_sid) = lower(own.account_sid)
    where own.company_id = ${companyId}`);
  return found.map(({ id }) => id);
}
