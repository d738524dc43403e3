import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** The places of three digits that are indexed, counted from a number's end: every other one. */
const PLACES = [0, 2, 4, 6];
/** So many characters, the plus among them, are covered by these places but for the first digits. */
const LONGEST = 12;
const FURTHER = [...PLACES, 8, 10];

/** The figure that stands for three digits of a company's numbers in the index of digits. */
export const digitsKey = (companyId: number, digits: string): number => companyId * 1_000 + Number(digits);

/**
 * What the index of digits holds of a number: every other three of its digits, each as one figure of the company's own.
 * So four digits anywhere, but at its beginning, hold one of them.
 */
export function digitKeys(companyId: SQLWrapper, number: SQLWrapper): SQL {
  const keyAt = (place: number) =>
    sql`${companyId} * 1000 + "left"("right"(${number}, ${sql.raw(String(place + 3))}), 3)::integer`;
  const keysAt = (places: number[]) => sql`array[${sql.join(places.map(keyAt), sql`, `)}]`;
  return sql`(case when length(${number}) <= ${sql.raw(String(LONGEST))} then ${keysAt(PLACES)} else ${keysAt(FURTHER)} end)`;
}
