import { createGzip } from "node:zlib";
import { pipeline } from "node:stream";
import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import { withPlace } from "@/lib/in-turn";
import { ALONG_THE_KEYS, type CopyQuery, openSnapshot, type Snapshot } from "@/lib/snapshot";
import { wireTime } from "@/lib/times";
import { type ChangePlace, writeChangeCursor } from "./cursor";
import { changesAt } from "./inner/positions";
import { givePositions } from "./inner/sequencing";
import { type SnapshotFormat, TakeSnapshot } from "./schema";

/** Each holds a connection of its own, and what is deleted meanwhile cannot be cleaned away. */
const AT_ONCE = 3;
const LONGEST_MS = 10 * 60_000;
const GZIP = { level: 3 };

/** The list as it was at one instant. */
export type ListSnapshot = {
  /** The changes after it go on from here. */
  cursor: string;
  /** Quoted, weak: the same cursor, so that the changes after it lead to the same list. */
  etag: string;
  /** Yields the file. Whoever does not read it to its end closes it. */
  pieces: AsyncGenerator<Uint8Array>;
  close(): void;
};

type Wanted = { gzip: boolean; etag?: string | null };

/**
 * Takes the numbers that are blocked or opted out, and since when, as they are at one instant, however long the file is
 * read. Every change is in it, or comes after its cursor; a few may be both, and applying them again does no harm.
 * Returns null when `etag` names a snapshot with the same cursor. Throws `Unavailable` when too many are being taken.
 * Needs `Contact:read` and `Contact:export`.
 */
export async function takeSnapshot(
  ctx: Context,
  input: TakeSnapshot,
  wanted: Wanted,
): Promise<ListSnapshot | null> {
  allow(ctx, "Contact:read");
  allow(ctx, "Contact:export");
  const { format } = TakeSnapshot.parse(input);
  const known = await givePositions(ctx.companyId);
  if (wanted.etag && wanted.etag === etagOf(await placeAt(ctx, known), format)) return null;
  const { snapshot, end } = await opened();
  try {
    const seq = sql`select coalesce(max(seq), 0)::float8 as count from change_feeds where company_id = ${ctx.companyId}`;
    const place = await placeAt(ctx, await snapshot.count(seq));
    const cursor = writeChangeCursor(place);
    const head = format === "csv" ? "" : `${JSON.stringify({ cursor, as_of: wireTime(snapshot.asOf) })}\n`;
    const file = piecesOf(snapshot, {
      query: queryOf(ctx, format),
      head,
      foot: format === "csv" ? "" : null,
    });
    const pieces = ending(wanted.gzip ? zipped(file) : file, end);
    return { cursor, etag: etagOf(place, format), pieces, close: end };
  } catch (error) {
    end();
    throw error;
  }
}

const etagOf = (place: ChangePlace, format: SnapshotFormat) => `W/"${writeChangeCursor(place)}-${format}"`;

async function placeAt(ctx: Context, seq: number): Promise<ChangePlace> {
  const [change] = seq === 0 ? [] : await changesAt(ctx, { from: seq, to: seq });
  return change ?? null;
}

/** Opens a snapshot in one of the places; it is closed at its `end`, or when it has taken too long. */
function opened(): Promise<{ snapshot: Snapshot; end: () => void }> {
  return new Promise((resolve, reject) => {
    withPlace({ kind: "snapshot of the list", atOnce: AT_ONCE }, async () => {
      const snapshot = await openSnapshot();
      let end = () => {};
      const ended = new Promise<void>((done) => (end = done));
      const tooLong = setTimeout(end, LONGEST_MS);
      resolve({ snapshot, end });
      await ended;
      clearTimeout(tooLong);
      await snapshot.close();
    }).catch(reject);
  });
}

/** A time in UTC, as the API writes it. The session's zone is UTC. */
const clock = (time: SQL) => sql`to_char(${time}, ${sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"'`)})`;

function queryOf({ companyId }: Context, format: SnapshotFormat): CopyQuery {
  const blocked = clock(sql`${contacts.blockedAt}`);
  const optedOut = clock(sql`${contacts.smsOptOutAt}`);
  const word = (time: SQL) => sql`coalesce('"' || ${time} || '"', 'null')`;
  const columns =
    format === "csv"
      ? sql`${contacts.number}, ${blocked} as blocked_at, ${optedOut} as opted_out_at`
      : sql`'{"number":"' || ${contacts.number} || '","blocked_at":' || ${word(blocked)} || ',"opted_out_at":' || ${word(optedOut)} || '}'`;
  const rows = sql`select ${columns} from ${contacts}
    where ${contacts.companyId} = ${companyId} and (${contacts.blocked} or ${contacts.optOut}) order by ${contacts.id}`;
  return { settings: ALONG_THE_KEYS, rows, as: format === "csv" ? "csv" : "lines" };
}

type File = { query: CopyQuery; head: string; foot: string | null };

/** Yields the lines; the last one of JSON says how many there were. */
async function* piecesOf(snapshot: Snapshot, { query, head, foot }: File): AsyncGenerator<Uint8Array> {
  if (head) yield Buffer.from(head);
  for await (const piece of await snapshot.copy(query)) yield piece as Uint8Array;
  const count = await snapshot.copied();
  if (foot === null) yield Buffer.from(`${JSON.stringify({ count })}\n`);
}

/** The iteration throws a failure; the callback is only required. */
const zipped = (file: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> =>
  pipeline(file, createGzip(GZIP), () => {});

async function* ending(file: AsyncIterable<Uint8Array>, end: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } finally {
    end();
  }
}
