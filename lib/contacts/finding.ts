import { and, eq, sql } from "drizzle-orm";
import { type Contact, contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { Invalid, NotFound } from "@/lib/errors";
import { type Phone, parseNumber } from "@/lib/phone/phone";
import { allow } from "@/lib/permissions";
import { placeOf } from "@/lib/phone/places";

/** The contact with this internal id. Needs `Contact:read`. */
export async function getContact(ctx: Context, id: number): Promise<Contact> {
  allow(ctx, "Contact:read");
  return contactById(ctx, id);
}

/** The contact of this number, or null when the company has none. Needs `Contact:read`. */
export async function findContact(ctx: Context, number: Phone): Promise<Contact | null> {
  allow(ctx, "Contact:read");
  return contactOfNumber(ctx, number);
}

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
 * Reads a number in any spelling, as the API and the search do: without a plus in the company's country. Throws `Invalid`
 * under `field` when it is none.
 */
export function readNumber(ctx: Pick<Context, "country">, text: string, field = "caller_id"): Phone {
  const parsed = parseNumber(text, { country: ctx.country, from: "api" });
  if (!parsed.ok) throw new Invalid({ [field]: [parsed.problem] });
  return parsed.number;
}

/** Names a contact as the API does: ten or more digits, or a plus, is a number in any spelling; less is an internal id. */
export type ContactKey = { id: string };

/** The number that a contact key of the API means. */
export async function numberOf(ctx: Context, id: string): Promise<Phone> {
  if (isInternalId(id)) return (await contactById(ctx, Number(id))).number as Phone;
  return readNumber(ctx, id, "id");
}

/** Fewer than ten digits and no plus. */
export const isInternalId = (id: string) => /^\d{1,9}$/.test(id);

/** Makes the contacts that are missing, not blocked. Safe under concurrency; what is there stays as it is. */
export async function ensureContacts(ctx: Context, numbers: Phone[]): Promise<void> {
  const places = numbers.map(placeOf);
  await ctx.db.execute(sql`
    with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)
    insert into contacts (company_id, number, country, time_zone, created_at, updated_at)
    select ${ctx.companyId}, number, country, time_zone, at, at
    from unnest(${sql.param(numbers)}::text[], ${sql.param(places.map((place) => place.country))}::text[],
      ${sql.param(places.map((place) => place.timeZone))}::text[]) as new (number, country, time_zone), clock
    where not exists (select from contacts where company_id = ${ctx.companyId} and contacts.number = new.number)
    order by number collate "C"
    on conflict (company_id, number) do nothing`);
}
