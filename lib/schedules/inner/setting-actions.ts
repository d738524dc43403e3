import { and, eq, inArray, sql } from "drizzle-orm";
import { type ScheduleAction, scheduleActions } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { nextUpdatedAt } from "@/lib/editing";
import { NotFound } from "@/lib/errors";
import { presentActions } from "./finding";
import type { ActionFields } from "../schema";

/** An action's fields as its row has them. */
type Row = Pick<
  ScheduleAction,
  "kind" | "name" | "manual" | "reason" | "note" | "message" | "waitSeconds" | "position"
>;

/** An archived action and its replacement. */
type Replaced = { id: number; by: number };

/**
 * Sets the schedule's actions to exactly these, in this order. An action that now does something else is archived and
 * replaced, so that logs still name what was done, and runs that have not begun it do the new one. A new name, position
 * or page changes the action itself. Actions left out are archived. Throws `NotFound` for an action of another
 * schedule. The schedule must be locked.
 */
export async function setActions(
  ctx: Context,
  scheduleId: number,
  given: readonly ActionFields[],
): Promise<void> {
  const present = await presentActions(ctx, [scheduleId]);
  const known = new Map(present.map((action) => [action.id, action]));
  const ids = given.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length || ids.some((id) => !known.has(id))) throw new NotFound("action");
  const rows = given.map((action, index) => ({
    was: known.get(action.id ?? 0),
    row: rowOf(action, index + 1),
  }));
  const kept = rows.flatMap(({ was, row }) => (was && doesTheSame(was, row) ? [{ ...row, id: was.id }] : []));
  const made = rows.filter(({ was, row }) => !was || !doesTheSame(was, row));
  await archive(
    ctx,
    present.filter(({ id }) => !kept.some((action) => action.id === id)),
  );
  await change(
    ctx,
    scheduleId,
    kept.filter((row) => looksOtherwise(row, known.get(row.id))),
  );
  const added = await add(
    ctx,
    scheduleId,
    made.map(({ row }) => row),
  );
  const replaced = made.flatMap(({ was }, index): Replaced[] => {
    const by = added[index];
    return was && by !== undefined ? [{ id: was.id, by }] : [];
  });
  await replace(ctx, replaced);
}

function rowOf(action: ActionFields, position: number): Row {
  return {
    position,
    kind: action.kind,
    name: action.name ?? null,
    manual: action.manual,
    reason: action.kind === "block" ? (action.reason ?? null) : null,
    note: "note" in action ? (action.note ?? null) : null,
    message: action.kind === "send_sms" ? action.message : null,
    waitSeconds: action.kind === "wait" ? action.waitSeconds : null,
  };
}

const doesTheSame = (one: Row, other: Row) =>
  (["kind", "reason", "note", "message", "waitSeconds"] as const).every((name) => one[name] === other[name]);

const looksOtherwise = (one: Row, other: Row | undefined) =>
  (["name", "manual", "position"] as const).some((name) => one[name] !== other?.[name]);

async function archive({ db, companyId }: Context, gone: readonly ScheduleAction[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await db
    .update(scheduleActions)
    .set({ archivedAt: sql`clock_timestamp()`, updatedAt: nextUpdatedAt(scheduleActions.updatedAt) })
    .where(and(eq(scheduleActions.companyId, companyId), inArray(scheduleActions.id, ids)));
}

async function change(
  { db, companyId }: Context,
  scheduleId: number,
  changed: readonly (Row & { id: number })[],
): Promise<void> {
  if (changed.length === 0) return;
  await db
    .insert(scheduleActions)
    .values(changed.map((row) => ({ ...row, companyId, scheduleId })))
    .onConflictDoUpdate({
      target: [scheduleActions.companyId, scheduleActions.id],
      set: {
        name: sql`excluded.name`,
        manual: sql`excluded.manual`,
        position: sql`excluded.position`,
        updatedAt: nextUpdatedAt(scheduleActions.updatedAt),
      },
    });
}

/** A run follows it when it reaches the action, so an edit touches no waiting run. */
async function replace({ db, companyId }: Context, replaced: readonly Replaced[]): Promise<void> {
  if (replaced.length === 0) return;
  await db.execute(sql`
    update schedule_actions as action set replaced_by = new.id
    from unnest(${sql.param(replaced.map(({ id }) => id))}::bigint[], ${sql.param(replaced.map(({ by }) => by))}::bigint[]) as new (was, id)
    where action.company_id = ${companyId} and action.id = new.was`);
}

/** The ids of the new rows, in their order. */
async function add({ db, companyId }: Context, scheduleId: number, rows: readonly Row[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const added = await db
    .insert(scheduleActions)
    .values(rows.map((row) => ({ ...row, companyId, scheduleId })))
    .returning({ id: scheduleActions.id, position: scheduleActions.position });
  return added.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
}
