import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/*
 * However many numbers are asked for and whatever the statistics say of a company, each number is to be looked up by itself
 * in the key (company_id, number). Given thousands in one `= any(…)` or join, the planner, which knows little of single
 * companies, reads the whole company instead: a million rows for every chunk of an upload. A subquery with a limit of its
 * own, or a lock, cannot be turned into such a join.
 */

/** Numbers as the rows of a table `(number)`. */
export const numbersOf = (numbers: Phone[]): SQL =>
  sql`unnest(${sql.param(numbers)}::text[]) as numbers (number)`;

/** Whether the number is one of the company's contacts. */
export const isContact = ({ companyId }: Pick<Context, "companyId">, number: SQL): SQL =>
  sql`(select true from contacts where company_id = ${companyId} and contacts.number = ${number} limit 1) is not null`;

/** The contacts among the numbers, as a table of the given columns of contacts, to select from. */
export const contactsAmong = (
  { companyId }: Pick<Context, "companyId">,
  numbers: Phone[],
  columns: SQL,
): SQL => sql`${numbersOf(numbers)} cross join lateral (
  select ${columns} from contacts where company_id = ${companyId} and contacts.number = numbers.number limit 1) as contact`;
