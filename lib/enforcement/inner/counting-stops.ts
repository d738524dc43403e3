import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { CheckedAction, RefusalReason } from "@/db/enums";
import { inShort, log } from "@/lib/log";
import type { Phone } from "@/lib/phone/phone";

/** A check that was answered with a refusal. */
export type Stop = {
  companyId: number;
  accessTokenId: number;
  number: Phone | null;
  action: CheckedAction;
  reason: RefusalReason;
};

type Counted = Stop & { hour: number; count: number };

const HOUR_MS = 3_600_000;

/** Counts wait so long until they are written together, in milliseconds. */
const WRITE_MS = 2_000;

/** So many different counts are kept while the database is away; what comes beyond them is not counted. */
const MOST = 20_000;

/** The counts of this process that are not written yet, on globalThis, because Next's several bundles share them. */
type Waiting = {
  /** By number; each has few: made into one text, the key of a count would cost more than all else of a check. */
  counts: Map<Phone | null, Counted[]>;
  size: number;
  lost: number;
  timer?: NodeJS.Timeout;
  writing?: Promise<void>;
};
const global = globalThis as typeof globalThis & { blacklistStops?: Waiting };
const waiting = (): Waiting => (global.blacklistStops ??= { counts: new Map(), size: 0, lost: 0 });

/** Counts a refusal. Does not wait, and a failure of it fails no check. */
export function countStop(stop: Stop): void {
  add(stop, Math.floor(Date.now() / HOUR_MS) * HOUR_MS, 1);
  waiting().timer ??= setTimeout(writeStops, WRITE_MS).unref();
}

function add(stop: Stop, hour: number, count: number): void {
  const state = waiting();
  const its = state.counts.get(stop.number);
  if (its)
    for (const counted of its)
      if (counted.hour === hour && isSame(counted, stop)) {
        counted.count += count;
        return;
      }
  if (state.size >= MOST) {
    state.lost += count;
    return;
  }
  state.size++;
  const counted = { ...stop, hour, count };
  if (its) its.push(counted);
  else state.counts.set(stop.number, [counted]);
}

const isSame = (one: Stop, other: Stop) =>
  one.accessTokenId === other.accessTokenId &&
  one.action === other.action &&
  one.reason === other.reason &&
  one.companyId === other.companyId;

/** Writes what is counted and not written yet. Counts that cannot be written now are kept for the next time. */
export async function writeStops(): Promise<void> {
  const state = waiting();
  clearTimeout(state.timer);
  state.timer = undefined;
  await state.writing;
  if (state.counts.size === 0) return;
  const rows = [...state.counts.values()].flat().toSorted(inOneOrder);
  state.counts = new Map();
  state.size = 0;
  if (state.lost > 0) log.warn({ lost: state.lost }, "refusals were not counted: too many different ones");
  state.lost = 0;
  state.writing = write(rows)
    .catch((error: unknown) => {
      log.warn({ error: inShort(error) }, "refusals are counted later");
      for (const row of rows) add(row, row.hour, row.count);
      state.timer ??= setTimeout(writeStops, WRITE_MS).unref();
    })
    .finally(() => (state.writing = undefined));
  await state.writing;
}

/** Two processes that write the same counts must not wait for each other in a circle. */
const inOneOrder = (one: Counted, other: Counted) =>
  one.companyId - other.companyId ||
  (one.number ?? "").localeCompare(other.number ?? "") ||
  one.hour - other.hour ||
  one.accessTokenId - other.accessTokenId ||
  one.action.localeCompare(other.action) ||
  one.reason.localeCompare(other.reason);

async function write(rows: Counted[]): Promise<void> {
  const column = <T>(of: (row: Counted) => T) => sql.param(rows.map(of));
  await db.execute(sql`
    insert into refusal_counts (company_id, number, hour, access_token_id, action, reason, count)
    select company_id, number, to_timestamp(hour / 1000), access_token_id, action, reason, count
    from unnest(${column((row) => row.companyId)}::bigint[], ${column((row) => row.number)}::text[],
      ${column((row) => row.hour)}::bigint[], ${column((row) => row.accessTokenId)}::bigint[],
      ${column((row) => row.action)}::text[], ${column((row) => row.reason)}::text[], ${column((row) => row.count)}::int[])
      as counted (company_id, number, hour, access_token_id, action, reason, count)
    on conflict on constraint refusal_counts_key do update set count = refusal_counts.count + excluded.count`);
}
