import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { listChanges } from "../reading";
import type { ContactChange } from "../schema";
import { takeSnapshot } from "../snapshot";

/** What is true of a number, in a copy or in the database. */
type State = { blocked: boolean; optedOut: boolean };

/** For tests: a copy of a company's list that knows nothing but the feed. */
export type Copy = { states: Map<string, State>; cursor: string; taken: Taken[] };

type Company = Pick<Context, "db" | "companyId">;
type Taken = Pick<ContactChange, "op" | "number" | "seq">;

/** For tests: begins a copy with a snapshot. */
export async function copyFromSnapshot(ctx: Context): Promise<Copy> {
  const snapshot = await takeSnapshot(ctx, { format: "csv" }, { gzip: false });
  if (!snapshot) throw new Error("a snapshot was asked for");
  const pieces: Uint8Array[] = [];
  for await (const piece of snapshot.pieces) pieces.push(piece);
  return copyOf(Buffer.concat(pieces).toString(), snapshot.cursor);
}

/** For tests: a copy of what a snapshot says. */
export function copyOf(csv: string, cursor: string): Copy {
  const [, ...lines] = csv.trimEnd().split("\n");
  const states = lines.map((line): [string, State] => {
    const [number = "", blockedAt, optedOutAt] = line.split(",");
    return [number, { blocked: blockedAt !== "", optedOut: optedOutAt !== "" }];
  });
  return { states: new Map(states), cursor, taken: [] };
}

/** For tests: a copy of nothing, which takes all changes from the first. */
export const emptyCopy = (): Copy => ({ states: new Map(), cursor: "-1", taken: [] });

/** For tests: applies the next page of changes to a copy; returns how many there were. */
export async function catchUp(ctx: Context, copy: Copy, perPage = 1_000): Promise<number> {
  const { rows, next } = await listChanges(ctx, { after: copy.cursor, perPage });
  apply(copy, rows, next);
  return rows.length;
}

/** For tests: applies a page of changes to a copy. */
export function apply(copy: Copy, changes: Taken[], next: string): void {
  for (const change of changes) {
    const state = copy.states.get(change.number) ?? { blocked: false, optedOut: false };
    if (change.op === "block" || change.op === "unblock") state.blocked = change.op === "block";
    else state.optedOut = change.op === "opt_out";
    copy.states.set(change.number, state);
    copy.taken.push(change);
  }
  copy.cursor = next;
}

/** For tests: the numbers of a copy that are blocked or opted out, in order. */
export const linesOf = ({ states }: Copy): string[] =>
  [...states]
    .filter(([, { blocked, optedOut }]) => blocked || optedOut)
    .map(([number, { blocked, optedOut }]) => `${number} ${blocked} ${optedOut}`)
    .sort();

/** For tests: the same of the database. */
export async function linesOfDatabase({ db, companyId }: Company): Promise<string[]> {
  const rows = await db.execute<{ line: string }>(sql`
    select number || ' ' || blocked || ' ' || opt_out as line from contacts
    where company_id = ${companyId} and (blocked or opt_out) order by number`);
  return rows.map(({ line }) => line);
}

/** For tests: every change in the logs, as `id op number`, those of one number in their order. */
export async function loggedChanges({ db, companyId }: Company): Promise<string[]> {
  const rows = await db.execute<{ line: string }>(sql`
    select number || ' ' || op as line from (
      select id, contact_id, action::text as op from block_logs where company_id = ${companyId}
      union all select id, contact_id, action::text from opt_out_logs where company_id = ${companyId}) as logged
    join contacts on contacts.company_id = ${companyId} and contacts.id = contact_id order by number, logged.id`);
  return rows.map(({ line }) => line);
}

/** For tests: the changes that a copy has taken, in the same form. */
export const takenChanges = ({ taken }: Copy): string[] =>
  taken
    .toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : a.seq - b.seq))
    .map(({ number, op }) => `${number} ${op}`);
