import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { BlockReason } from "@/db/enums";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { Items, type ListRequest, numbersAmong, readItems } from "./items";
import { lastLog } from "./inner/history";
import { contactsAmong } from "./inner/looking-up";

export const Scrub = z.object({ numbers: Items });
export type Scrub = z.input<typeof Scrub>;

/** Where one number stands: blocked since when and why, and whether it opted out of being dialed and texted. */
type Standing = { blocked: boolean; since: Date | null; reason: BlockReason | null; optOut: boolean };

/** Where the number of an item stands; nothing is known of an item that is none. */
export type ScrubRow = ListRequest & (Standing | Record<keyof Standing, null>);

export type ScrubAnswer = {
  results: ScrubRow[];
  counts: { blocked: number; not_blocked: number; opt_out: number; invalid: number };
};

const UNKNOWN = { blocked: null, since: null, reason: null, optOut: null };
const FREE: Standing = { blocked: false, since: null, reason: null, optOut: false };

/**
 * Where up to 10,000 numbers, in any spelling, stand now: a row for every item in the order asked. One statement,
 * nothing is created and no cache asked. Throws `Invalid` for a list that is empty or too long. Needs `Contact:check`.
 */
export async function scrubContacts(ctx: Context, input: Scrub): Promise<ScrubAnswer> {
  allow(ctx, "Contact:check");
  const asked = readItems(ctx, Scrub.parse(input).numbers);
  const known = await standingsAmong(ctx, numbersAmong(asked));
  const results = asked.map((item): ScrubRow => {
    return item.number === null ? { ...item, ...UNKNOWN } : { ...item, ...(known.get(item.number) ?? FREE) };
  });
  const count = (holds: (row: ScrubRow) => boolean | null) => results.filter(holds).length;
  return {
    results,
    counts: {
      blocked: count((row) => row.blocked),
      not_blocked: count((row) => row.blocked === false),
      opt_out: count((row) => row.optOut),
      invalid: count((row) => row.number === null),
    },
  };
}

type Row = { number: Phone; blocked_at: string | null; opt_out: boolean; reason: BlockReason | null };

async function standingsAmong(ctx: Context, numbers: Phone[]): Promise<Map<Phone, Standing>> {
  const rows = numbers.length === 0 ? [] : await ctx.db.execute<Row>(standings(ctx, numbers));
  return new Map(
    rows.map(({ number, blocked_at, opt_out, reason }) => [
      number,
      {
        blocked: blocked_at !== null,
        since: blocked_at === null ? null : new Date(blocked_at),
        reason,
        optOut: opt_out,
      },
    ]),
  );
}

/** Those of the numbers that are blocked or opted out; `reason` of the block in force. */
export const standings = (ctx: Pick<Context, "companyId">, numbers: Phone[]): SQL => sql`
  select contact.number, contact.blocked_at, contact.opt_out,
    case when contact.blocked then ${lastLog(ctx, sql`contact.id`, sql`log.reason`)} end as reason
  from ${contactsAmong(ctx, numbers, sql`id, contacts.number, blocked, blocked_at, opt_out`)}
  where contact.blocked or contact.opt_out`;
