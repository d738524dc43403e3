import pg from "pg";
import { urlInUse } from "@/db/url";
import { log } from "@/lib/log";
import { CONTACTS_CHANGED } from "./announcing";
import { type ContactsChanged, forgetBlocked, setListening } from "./cache";

/** How often the connection is tested, and how long it may take to answer or to be made, in milliseconds. */
const HEARTBEAT_MS = 3_000;
const PATIENCE_MS = 2_000;
const RETRY_MS = 500;

type Listener = { stop(): Promise<void> };
const global = globalThis as typeof globalThis & { blacklistListener?: Listener };

/**
 * Keeps one connection of this process on LISTEN, so that a change made in another process is forgotten here within a
 * second. Starts at the first call. When the connection is lost, or stops answering, the cache serves nothing until the
 * connection is back.
 */
export function listenForChanges(): Listener {
  global.blacklistListener ??= start();
  return global.blacklistListener;
}

function start(): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  const run = async () => {
    for (let heard = true; !stopped; ) {
      try {
        client = await connect();
        if (!heard) log.info("changes of other processes are heard again");
        heard = true;
        setListening(true);
        await untilLost(client);
      } catch {
        // The loss is logged below, once, not at every try.
      }
      setListening(false);
      if (heard && !stopped)
        log.warn("cannot hear changes of other processes; every check asks the database");
      heard = false;
      client?.end().catch(() => {});
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      delete global.blacklistListener;
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
  client.on("notification", ({ payload }) => forgetBlocked(JSON.parse(payload ?? "") as ContactsChanged));
  try {
    await client.connect();
    await client.query(`listen ${CONTACTS_CHANGED}`);
    return client;
  } catch (error) {
    client.end().catch(() => {});
    throw error;
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
