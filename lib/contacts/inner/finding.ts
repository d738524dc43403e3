import { isInternalId, readNumber } from "../key";
import { and, eq, sql } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { placeOf } from "@/lib/phone/places";
import { candidates } from "@/lib/listing/candidates";
import { withinPatience } from "@/lib/listing/counting";
import type { Way } from "@/lib/listing/searching";
import { isContact } from "./looking-up";

/** As `findContact`, for verbs that have checked a permission of their own. */
export async function contactOfNumber(ctx: Context, number: Phone): Promise<Contact | null> {
  const [contact] = await ctx.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, ctx.companyId), eq(contacts.number, number)));
  return contact ?? null;
}

/** As `getContact`, for verbs that have checked a permission of their own. */
export async function contactById(ctx: Context, id: number): Promise<Contact> {
  const [contact] = Number.isSafeInteger(id)
    ? await ctx.db
        .select()
        .from(contacts)
        .where(and(eq(contacts.companyId, ctx.companyId), eq(contacts.id, id)))
    : [];
  if (!contact) throw new NotFound("contact");
  return contact;
}

/**
 * The ids of the contacts that any of these ways finds; null where they are more than `most`, or where finding them
 * would take more than a second.
 */
export async function contactsFound(ctx: Context, ways: Way[], most: number): Promise<number[] | null> {
  const all = eq(contacts.companyId, ctx.companyId);
  const found = await withinPatience(ctx, ({ db }) =>
    db.execute<{ id: number }>(
      sql`select id::int8 as id from (${candidates(contacts, { all, ways }, most + 1)}) as found limit ${most + 1}`,
    ),
  );
  return found && found.length <= most ? found.map(({ id }) => Number(id)) : null;
}

/** The number that a contact key of the API means. */
export async function numberOfKey(ctx: Context, id: string): Promise<Phone> {
  if (isInternalId(id)) return (await contactById(ctx, Number(id))).number;
  return readNumber(ctx, id, "id");
}

/** Makes the contacts that are missing, not blocked. Safe under concurrency; what is there stays as it is. */
export async function ensureContacts(ctx: Context, numbers: Phone[]): Promise<void> {
  const places = numbers.map(placeOf);
  await ctx.db.execute(sql`
    with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)
    insert into contacts (company_id, number, country, time_zone, created_at, updated_at)
    select ${ctx.companyId}, number, country, time_zone, at, at
    from unnest(${sql.param(numbers)}::text[], ${sql.param(places.map((place) => place.country))}::text[],
      ${sql.param(places.map((place) => place.timeZone))}::text[]) as new (number, country, time_zone), clock
    where not ${isContact(ctx, sql`new.number`)}
    order by number collate "C"
    on conflict (company_id, number) do nothing`);
}
