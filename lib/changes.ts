import { sql } from "drizzle-orm";
import pg from "pg";
import { urlInUse } from "@/db/url";
import type { Context } from "./context";
import { inShort, log } from "./log";

/** What processes tell each other of, each on a PostgreSQL channel of its own. */
export const channels = ["contacts_changed", "keys_changed"] as const;
export type Channel = (typeof channels)[number];

/** What a process does about the changes on one channel. */
type Hearer = {
  /** Takes one message: a change was committed, here or in another process. */
  heard(message: string): void;
  /** Takes whether changes of other processes are heard from now on. What was known before may be out of date. */
  hearing(now: boolean): void;
};

type Listener = { stop(): Promise<void> };
type State = { hearers: Map<Channel, Hearer>; hearing: boolean; listener?: Listener };
const global = globalThis as typeof globalThis & { blacklistChanges?: State };
const state = (): State => (global.blacklistChanges ??= { hearers: new Map(), hearing: false });

/** How often the connection is tested, and how long it may take to answer or to be made, in milliseconds. */
const HEARTBEAT_MS = 3_000;
const PATIENCE_MS = 2_000;
const RETRY_MS = 500;

/** Sets who hears of the changes on a channel. A later hearer replaces an earlier one. */
export function hear(channel: Channel, hearer: Hearer): void {
  state().hearers.set(channel, hearer);
  hearer.hearing(state().hearing);
}

/** Tells every process, this one included, of a change when the transaction commits. */
export async function tellChange(ctx: Context, channel: Channel, messages: string[]): Promise<void> {
  await ctx.db.execute(
    sql`select pg_notify(${channel}, message) from unnest(${sql.param(messages)}::text[]) as message`,
  );
  ctx.afterCommit(() => {
    for (const message of messages) state().hearers.get(channel)?.heard(message);
  });
}

/**
 * Tells every process to forget what it knows of the company's keys. Call it where a token, its maker or its company
 * changes in a way that a check sees.
 */
export const announceKeys = (ctx: Context): Promise<void> =>
  tellChange(ctx, "keys_changed", [`${ctx.companyId}`]);

/** Returns whether changes of other processes are heard now. */
export const hearsChanges = (): boolean => state().hearing;

/**
 * Keeps one connection of this process on LISTEN, so that a change made in another process is heard here within a
 * second. Starts at the first call. While the connection is lost, or does not answer, hearers know that they hear
 * nothing.
 */
export function listenForChanges(): Listener {
  return (state().listener ??= start());
}

function setHearing(now: boolean): void {
  state().hearing = now;
  for (const hearer of state().hearers.values()) hearer.hearing(now);
}

function start(): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  const run = async () => {
    for (let heard = true; !stopped; ) {
      try {
        client = await connect();
        // It may have been stopped while this connected: then nobody else ends this connection.
        if (stopped) break;
        if (!heard) log.info("changes of other processes are heard again");
        heard = true;
        setHearing(true);
        await untilLost(client);
      } catch {
        // The loss is logged below, once, not at every try.
      }
      setHearing(false);
      if (heard && !stopped)
        log.warn("cannot hear changes of other processes; every check asks the database");
      heard = false;
      client?.end().catch(() => {});
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
    client?.end().catch(() => {});
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      delete state().listener;
      client?.end().catch(() => {});
      await running;
    },
  };
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlInUse(),
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    application_name: "blacklist listener",
  });
  client.on("error", () => {});
  client.on("notification", ({ channel, payload }) => pass(channel as Channel, payload ?? ""));
  try {
    await client.connect();
    await client.query(channels.map((channel) => `listen ${channel}`).join("; "));
    return client;
  } catch (error) {
    client.end().catch(() => {});
    throw error;
  }
}

/** Anybody who may connect can send a message, so one that cannot be read must not end the process. */
function pass(channel: Channel, message: string): void {
  try {
    state().hearers.get(channel)?.heard(message);
  } catch (error) {
    log.error({ error: inShort(error), channel }, "a message of another process could not be read");
  }
}

/** Resolves when the connection ends or misses a heartbeat. */
function untilLost(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    const heart = setInterval(() => client.query("select 1").catch(lost), HEARTBEAT_MS);
    heart.unref();
    function lost() {
      clearInterval(heart);
      resolve();
    }
    client.on("end", lost);
    client.on("error", lost);
  });
}
