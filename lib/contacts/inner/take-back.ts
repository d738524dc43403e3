import type { BlockReason } from "@/db/enums";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { announce } from "./announcing";
import type { Change, Target } from "./change";
import { type Standing, standingsOf } from "./history";
import { lockContactsById, markBlocked, markUnblocked, type State } from "./rows";
import { stopReaching } from "./stop-reaching";
import { logChanges } from "./traces";

/** A contact to change if its history has not moved on. Its own `reason` and `note` win over those of the change. */
export type Wanted = Standing & { reason?: BlockReason | null; note?: string | null };

/** What became of a contact; with the last two the contact was left alone. */
export type TakenBack = "blocked" | "unblocked" | "asked_again" | "changed_since";

/**
 * Brings each contact to the state wanted, but only if nothing has happened to it since the given point of its history:
 * its last log row and its last repeated block must still be these. A contact that was changed since, or whose block
 * was requested again, is left alone. All or nothing, in the order of the numbers, with one log row for each change.
 * The keys of the answer are contact ids. Checks no permission, as `setBlocked`.
 */
export function takeBack(ctx: Context, wanted: Wanted[], change: Change): Promise<Map<number, TakenBack>> {
  return transaction(ctx, async (ctx) => {
    const states = await lockContactsById(
      ctx,
      wanted.map((one) => one.contactId),
    );
    const outcomes = await judge(ctx, wanted, states, change);
    const standing = states.filter((state) => outcomes.get(state.id) === resultOf(change));
    const changed = await (change.blocked ? markBlocked : markUnblocked)(ctx, standing);
    await logChanges(ctx, changed, targetsOf(wanted, states), change);
    if (change.blocked) await stopReaching(ctx, changed, "blocked");
    await announce(ctx, changed, change.blocked ? +1 : -1, change.source);
    return outcomes;
  });
}

const resultOf = ({ blocked }: Change) => (blocked ? "blocked" : "unblocked");

async function judge(ctx: Context, wanted: Wanted[], states: State[], change: Change) {
  const blockedAt = new Map(states.map((state) => [state.id, state.blockedAt]));
  const standings = await standingsOf(
    ctx,
    states.map((state) => state.id),
  );
  return new Map(
    wanted.map(({ contactId, blockLogId, repeatedBlockId }): [number, TakenBack] => {
      const now = standings.get(contactId);
      const isBlocked = Boolean(blockedAt.get(contactId));
      if (now?.blockLogId !== blockLogId || isBlocked === change.blocked) return [contactId, "changed_since"];
      if (now.repeatedBlockId !== repeatedBlockId) return [contactId, "asked_again"];
      return [contactId, resultOf(change)];
    }),
  );
}

function targetsOf(wanted: Wanted[], states: State[]): Map<Phone, Target> {
  const numbers = new Map(states.map((state) => [state.id, state.number]));
  return new Map(
    wanted.flatMap(({ contactId, reason, note }) => {
      const number = numbers.get(contactId);
      return number ? [[number, { number, reason, note }] as const] : [];
    }),
  );
}
