import type { BlockedState } from "../schema";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { setBlocked } from "./set-blocked";
import type { Change } from "./change";
import { lastLog } from "./history";

/** Why a number that is not known cannot be blocked. */
export const WITHHELD = "The caller withheld the number, so there is nothing to block.";

/**
 * Brings one number to the state wanted, and says what is true then. `Invalid` for a withheld one (null). For verbs
 * that have checked their permission.
 */
export async function settleBlocked(
  ctx: Context,
  number: Phone | null,
  change: Change,
): Promise<BlockedState> {
  if (number === null) throw new Invalid({ base: [WITHHELD] });
  return transaction(ctx, async (ctx) => {
    const outcome = (await setBlocked(ctx, [number], change)).get(number);
    const changed = outcome?.result === "blocked" || outcome?.result === "unblocked";
    const last = await lastChange(ctx, outcome?.contactId ?? 0);
    const state = { number, blocked: change.blocked, changed, at: last?.at ?? null, by: last?.by ?? null };
    return { ...state, words: wordsOf(state) };
  });
}

function wordsOf({ number, blocked, changed, at, by }: Omit<BlockedState, "words">): string {
  if (changed) return `${number} is ${blocked ? "blocked" : "unblocked"} now`;
  if (blocked) return `${number} was blocked already${by ? ` by ${by}` : ""}`;
  return at ? `${number} was unblocked already${by ? ` by ${by}` : ""}` : `${number} was not blocked`;
}

/** When the contact was last blocked or unblocked, and by which person or token. */
async function lastChange(ctx: Context, contactId: number) {
  const [row] = await ctx.db.execute<{ ms: string; by: string | null }>(sql`
    select extract(epoch from log.created_at) * 1000 as ms,
      coalesce(users.email, 'token “' || access_tokens.name || '”') as by
    from ${lastLog(ctx, contactId, sql`log.*`)} as log
      left join users on users.id = log.user_id
      left join access_tokens on access_tokens.company_id = log.company_id and access_tokens.id = log.access_token_id`);
  return row && { at: new Date(Number(row.ms)), by: row.by };
}
