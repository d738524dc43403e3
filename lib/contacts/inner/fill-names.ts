import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import type { Target } from "./change";
import { contactsAmong } from "./looking-up";
import { locked } from "./rows";

/** Gives locked contacts that have no name the one that is known of them now. */
export async function fillNames(
  ctx: Context,
  contacts: { number: Phone }[],
  wanted: Map<Phone, Target>,
): Promise<void> {
  const named = contacts.map(({ number }) => number).filter((number) => wanted.get(number)?.name);
  if (named.length === 0) return;
  const nameless = await ctx.db.execute<{ id: number; number: Phone; ctid: string }>(sql`
    select contact.id, contact.number, contact.ctid::text
    from ${contactsAmong(ctx, named, sql`id, number, name, ctid`)} where coalesce(contact.name, '') = ''`);
  if (nameless.length === 0) return;
  const names = nameless.map(({ number }) => wanted.get(number)?.name ?? null);
  await ctx.db.execute(sql`
    update contacts set name = new.name
    from unnest(${sql.param(nameless.map((one) => one.id))}::bigint[], ${sql.param(names)}::text[]) as new (id, name)
    where ${locked(ctx, [...nameless])} and contacts.id = new.id`);
}
