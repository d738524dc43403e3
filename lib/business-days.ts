import { readTime } from "./times";
import { type Zone, offsetAt } from "./time-zones";

/** How long a revocation may take to be honored: 47 CFR 64.1200(a)(10). */
export const REVOCATION_DAYS = 10;

const DAY_MS = 86_400_000;

/**
 * Returns the last moment, by the zone's clocks, of the day that comes so many business days after an instant. The day
 * of the instant is not counted, nor are Saturdays and Sundays. Public holidays are counted as business days, so that
 * what is due is never due too late.
 */
export function businessDaysAfter(instant: Date, days: number, zone: Zone): Date {
  let day = Math.floor((instant.getTime() + offsetAt(zone, instant.getTime())) / DAY_MS);
  for (let left = days; left > 0; ) {
    day++;
    if (![0, 6].includes(new Date(day * DAY_MS).getUTCDay())) left--;
  }
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  return readTime(date, zone, "to") ?? new Date((day + 1) * DAY_MS);
}
