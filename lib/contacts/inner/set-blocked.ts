import type { Change, Outcome, Target } from "./change";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { announce } from "./announcing";
import { fillNames } from "./fill-names";
import { decidedBy } from "./history";
import { insertBlocked, lockContacts, markBlocked, markUnblocked, type State } from "./rows";
import { stopReaching } from "./stop-reaching";
import { logChanges, logRepeats } from "./traces";

/**
 * Brings the numbers, one to ten thousand, to the state wanted and leaves the trace of it: one block log for every
 * number that changes, and one repeated block for every block requested of a number that is already blocked. Only this
 * function writes `contacts.blocked` and the block logs. Checks no permission: the verb that calls it has.
 *
 * Blocking makes the contacts that are missing; unblocking makes none (`contactId` null). All or nothing. Any number of
 * callers may run at once, with numbers in any order: each contact's log alternates, and its times never run backwards.
 */
export async function setBlocked(
  ctx: Context,
  targets: (Phone | Target)[],
  change: Change,
): Promise<Map<Phone, Outcome>> {
  const wanted = new Map<Phone, Target>();
  for (const target of targets) {
    const one = typeof target === "string" ? { number: target } : target;
    if (!wanted.has(one.number)) wanted.set(one.number, one);
  }
  if (wanted.size === 0) return new Map();
  return transaction(ctx, (ctx) =>
    change.blocked ? block(ctx, wanted, change) : unblock(ctx, wanted, change),
  );
}

type Wanted = Map<Phone, Target>;

/**
 * Makes the missing contacts first, then locks those that exist, both in the order of the numbers, so that no two
 * callers wait for each other in a circle. The insert waits for another open transaction that is making the same
 * number, and passes over the number once that transaction ends. The lock is a statement of its own, so it then finds
 * the number. (One statement that inserts and updates would see that number neither as missing nor as existing, and
 * lose the block.)
 */
async function block(ctx: Context, wanted: Wanted, change: Change) {
  const made = await insertBlocked(ctx, wanted);
  const found = [...(await lockContacts(ctx, without([...wanted.keys()], made))).values()];
  const blocked = found.filter((state) => state.blockedAt !== null);
  const again = await logRepeats(ctx, blocked, wanted, change);
  const free = await undecided(
    ctx,
    found.filter((state) => state.blockedAt === null),
    change,
  );
  const marked = await markBlocked(ctx, free);
  const changed = [...made.values(), ...marked];
  const repeated = blocked.filter((state) => again.has(state.id));
  await fillNames(ctx, [...repeated, ...free], wanted);
  await logChanges(ctx, changed, wanted, change);
  await stopReaching(ctx, marked, "blocked");
  await announce(ctx, changed, +1, change.source);
  return outcomes([found, "duplicate"], [repeated, "already_blocked"], [changed, "blocked"]);
}

async function unblock(ctx: Context, wanted: Wanted, change: Change) {
  const found = await lockContacts(ctx, [...wanted.keys()]);
  const open = await undecided(ctx, [...found.values()], change);
  const changed = await markUnblocked(
    ctx,
    open.filter((state) => state.blockedAt !== null),
  );
  await fillNames(ctx, open, wanted);
  await logChanges(ctx, changed, wanted, change);
  await announce(ctx, changed, -1, change.source);
  const unknown = without([...wanted.keys()], found).map((number) => ({ number, id: null }));
  return outcomes(
    [[...found.values()], "duplicate"],
    [open, "not_blocked"],
    [unknown, "not_blocked"],
    [changed, "unblocked"],
  );
}

/** Returns the locked contacts that the same upload has not decided before. */
async function undecided(
  ctx: Context,
  found: State[],
  { contactImportId, firstRows }: Change,
): Promise<State[]> {
  if (contactImportId == null || firstRows) return found;
  const decided = await decidedBy(
    ctx,
    contactImportId,
    found.map((state) => state.id),
  );
  return found.filter((state) => !decided.has(state.id));
}

const without = (numbers: Phone[], known: Map<Phone, unknown>) =>
  numbers.filter((number) => !known.has(number));

/** Returns what became of each number. A later group wins over an earlier one. */
function outcomes(
  ...groups: [{ number: Phone; id: number | null }[], Outcome["result"]][]
): Map<Phone, Outcome> {
  const all = new Map<Phone, Outcome>();
  for (const [states, result] of groups) {
    for (const { number, id } of states) all.set(number, { contactId: id, result });
  }
  return all;
}
