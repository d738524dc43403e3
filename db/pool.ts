import postgres, { type Options, type PostgresType, type Sql, type TransactionSql } from "postgres";

type PoolOptions = Options<Record<string, PostgresType>> & { max: number };

/**
 * One connection. One client of the driver holds it, and is dropped with it. `tell` gives an error to the caller who
 * uses it now.
 */
type Member = { client: Sql; born: number; lost: boolean; tell?(error: Error): void };

/** Ids and counts come as numbers, alone and in arrays: there are none beyond 2^53. */
const INT8 = { to: 20, from: [20], parse: Number, serialize: String };

const LIFETIME_MS = 45 * 60_000;

/**
 * Opens connections to PostgreSQL, at most `max`. Each is used by one query or transaction at a time and **never again
 * once it broke**. postgres.js 3.4.9 connects a broken one anew with the state that it had before: the number of rows
 * already read (the next answer then begins with as many holes), an error of the outage, statements of the lost
 * transaction. Here a lost transaction says nothing more to the server, and the next query begins with a fresh driver.
 *
 * Returns what drizzle needs of a client: `unsafe`, `begin`, `end`, `options`.
 */
export function openPool(url: string, options: PoolOptions): Sql {
  const free: Member[] = [];
  const waiting: { take(member: Member): void; refuse(error: Error): void }[] = [];
  // Drizzle sets its parsers and serializers here; each client gets them when it is made.
  const shared: Pick<Sql["options"], "parsers" | "serializers" | "debug"> = {
    parsers: {},
    serializers: {},
    debug: false,
  };
  const members = new Set<Member>();
  let ended = false;

  const open = (): Member => {
    const member = { born: Date.now(), lost: false } as Member;
    const onclose = () => {
      member.lost = true;
      members.delete(member);
      const { tell } = member;
      // The driver forgets a query that came just before. Its own error, if there is one, comes first.
      if (tell) setImmediate(() => tell(connectionError("CONNECTION_CLOSED")));
    };
    member.client = postgres(url, {
      ...options,
      types: { int8: INT8 },
      max: 1,
      max_lifetime: null,
      onclose,
    });
    Object.assign(member.client.options.parsers, shared.parsers);
    Object.assign(member.client.options.serializers, shared.serializers);
    member.client.options.debug = (...said) => typeof shared.debug === "function" && shared.debug(...said);
    members.add(member);
    return member;
  };

  const acquire = (): Promise<Member> => {
    if (ended) return Promise.reject(connectionError("CONNECTION_ENDED"));
    for (let member = free.pop(); member; member = free.pop())
      if (!member.lost) return Promise.resolve(member);
    if (members.size < options.max) return Promise.resolve(open());
    return new Promise((take, refuse) => waiting.push({ take, refuse }));
  };

  const drop = (member: Member) => {
    member.lost = true;
    members.delete(member);
    // Not awaited: a connection that closes by itself meanwhile would never report that it has ended.
    void member.client.end({ timeout: 0 });
  };

  const release = (member: Member) => {
    if (!member.lost && Date.now() - member.born > LIFETIME_MS) drop(member);
    // Another caller was quicker to open one in place of a lost one, and wakes the next when done.
    if (member.lost && members.size >= options.max) return;
    const next = waiting.shift();
    if (next) next.take(member.lost ? open() : member);
    else if (!member.lost) free.push(member);
  };

  const using = async <T>(use: (member: Member) => PromiseLike<T>): Promise<T> => {
    const member = await acquire();
    try {
      return await new Promise<T>((resolve, reject) => {
        member.tell = reject;
        use(member).then(resolve, reject);
      });
    } catch (error) {
      if (!member.lost && isOfConnection(error)) drop(member);
      throw error;
    } finally {
      release(member);
    }
  };

  const pool = {
    options: shared,
    unsafe: (...said: Parameters<Sql["unsafe"]>) =>
      answering((values) =>
        using(({ client }) => (values ? client.unsafe(...said).values() : client.unsafe(...said))),
      ),
    begin: (work: (sql: TransactionSql) => Promise<unknown>) =>
      using((member) => member.client.begin((sql) => work(guarded(member, sql)).then(...unlessLost(member)))),
    end: async ({ timeout }: { timeout?: number } = {}) => {
      ended = true;
      for (const { refuse } of waiting.splice(0)) refuse(connectionError("CONNECTION_ENDED"));
      await Promise.all([...members].map(({ client }) => client.end({ timeout })));
    },
  };
  // The part of a client that drizzle uses.
  return pool as unknown as Sql;
}

/** Answers as objects, or as arrays when `values` is called on the answer at once, as drizzle does. */
function answering(ask: (values: boolean) => Promise<unknown>) {
  let wanted = false;
  const answer = Promise.resolve().then(() => ask(wanted));
  const values = () => {
    wanted = true;
    return answer;
  };
  return Object.assign(answer, { values });
}

/** The connection of a transaction, which says nothing more once it is lost. */
function guarded(member: Member, sql: TransactionSql): TransactionSql {
  const guard = {
    unsafe: (...said: Parameters<Sql["unsafe"]>) =>
      member.lost
        ? answering(() => Promise.reject(connectionError("CONNECTION_CLOSED")))
        : sql.unsafe(...said),
    savepoint: async (work: (sql: TransactionSql) => Promise<unknown>) => {
      if (member.lost) throw connectionError("CONNECTION_CLOSED");
      return sql.savepoint((inner) => work(guarded(member, inner)).then(...unlessLost(member)));
    },
  };
  return guard as unknown as TransactionSql;
}

/**
 * Ends the work of a transaction as it ended. Never ends that of a lost transaction, because the driver would send a
 * commit or a rollback to a socket that is gone; the caller that waits for the transaction has been told of the loss.
 */
function unlessLost(member: Member) {
  const stay = async () => {
    if (member.lost) await new Promise(() => {});
  };
  const done = (result: unknown) => stay().then(() => result);
  const failed = async (error: unknown): Promise<never> => {
    await stay();
    throw error;
  };
  return [done, failed] as const;
}

/**
 * Whether a failure is one of the connection and not of what was asked. The driver reports it before it closes the
 * connection, and would until then take another query on it, which is never answered or connects it anew.
 */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = "", severity = "", severity_local = "" } = error as Error & Record<string, unknown>;
  const fatal = [severity, severity_local].some((word) => word === "FATAL" || word === "PANIC");
  return fatal || "syscall" in error || String(code).startsWith("CONNECT");
}

function connectionError(code: string) {
  return Object.assign(new Error(`the connection to the database was lost (${code})`), { code });
}
