import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import type { Facts } from "../schema";
import { ensureContacts } from "./finding";

/** A contact under its lock: what is true of it until the transaction ends. */
export type LockedContact = { id: number; facts: Facts };

/**
 * The contact of a number, made when missing, locked. For verbs in a transaction that have checked their permission.
 */
export async function holdContact(ctx: Context, number: Phone): Promise<LockedContact> {
  const held = await lock(ctx, number);
  if (held) return held;
  await ensureContacts(ctx, [number]);
  const made = await lock(ctx, number);
  if (!made) throw new Error("a contact that was just made is not there");
  return made;
}

type Row = { id: number; blocked_ms: string | null; out_ms: string | null };

async function lock(ctx: Context, number: Phone): Promise<LockedContact | null> {
  const [row] = await ctx.db.execute<Row>(sql`
    select id, extract(epoch from blocked_at) * 1000 as blocked_ms, extract(epoch from sms_opt_out_at) * 1000 as out_ms
    from contacts where company_id = ${ctx.companyId} and number = ${number} for no key update`);
  if (!row) return null;
  return { id: row.id, facts: { blockedAt: time(row.blocked_ms), optedOutAt: time(row.out_ms) } };
}

const time = (milliseconds: string | null) => (milliseconds === null ? null : new Date(Number(milliseconds)));
