import { type ContactsChanged, forgetBlocked } from "./cache";
import { sql } from "drizzle-orm";
import type { BlockSource } from "@/db/enums";
import type { Context } from "@/lib/context";
import { countOfDay } from "@/lib/counts";
import type { Phone } from "@/lib/phone/phone";
import { publishChange } from "./publishing";

/** The PostgreSQL channel on which processes tell each other which contacts changed. */
export const CONTACTS_CHANGED = "contacts_changed";

/**
 * A message names at most this many numbers (its payload is limited to 8,000 bytes); a bigger change names only the
 * company.
 */
const NAMED = 200;

/**
 * Counts a logged change of `blocked` (`step` +1 or -1 for each contact), in all and for today by its source, and
 * reports it to every process and to subscriptions. All of it takes effect when the transaction commits, or never.
 */
export async function announce(
  ctx: Context,
  changed: { id: number; number: Phone }[],
  step: 1 | -1,
  source: BlockSource,
): Promise<void> {
  if (changed.length === 0) return;
  await ctx.db.execute(
    sql`insert into blocked_counts (company_id, delta) values (${ctx.companyId}, ${step * changed.length})`,
  );
  await countOfDay(ctx, step === 1 ? "block" : "unblock", source, changed.length);
  await publishChange(ctx, changed, { blocked: step === 1 });
  await forgetEverywhere(
    ctx,
    changed.map((contact) => contact.number),
  );
}

/** Tells every process, this one included, to forget what it knows about these numbers, after the commit. */
export async function forgetEverywhere(ctx: Context, numbers: Phone[]): Promise<void> {
  const message: ContactsChanged = { companyId: ctx.companyId };
  if (numbers.length <= NAMED) message.numbers = numbers;
  await ctx.db.execute(sql`select pg_notify(${CONTACTS_CHANGED}, ${JSON.stringify(message)})`);
  ctx.afterCommit(() => forgetBlocked(message));
}
