import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/* Each number must be looked up by itself in the key (company_id, number), however many numbers there are and whatever
   the statistics say about a company. Given thousands in one `= any(…)` or join, the planner, which knows little about
   single companies, reads the whole company instead: a million rows for every chunk of an upload. A subquery with a
   limit of its own, or a lock, cannot be turned into such a join. */

/** Returns numbers as the rows of a table `(number)`. */
export const numbersOf = (numbers: Phone[]): SQL =>
  sql`unnest(${sql.param(numbers)}::text[]) as numbers (number)`;

/** Returns the condition that the number is one of the company's contacts. */
export const isContact = ({ companyId }: Pick<Context, "companyId">, number: SQL): SQL =>
  sql`(select true from contacts where company_id = ${companyId} and contacts.number = ${number} limit 1) is not null`;

/** Returns the contacts among the numbers, as a table with the given columns of contacts, to select from. */
export const contactsAmong = (
  { companyId }: Pick<Context, "companyId">,
  numbers: Phone[],
  columns: SQL,
): SQL => sql`${numbersOf(numbers)} cross join lateral (
  select ${columns} from contacts where company_id = ${companyId} and contacts.number = numbers.number limit 1) as contact`;
