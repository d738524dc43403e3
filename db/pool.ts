import postgres, { type Options, type PostgresType, type Sql, type TransactionSql } from "postgres";

type PoolOptions = Options<Record<string, PostgresType>> & { max: number };

/** One connection. A client of the driver holds it alone, and is dropped with it. */
type Member = { client: Sql; born: number; lost: boolean };

const LIFETIME_MS = 45 * 60_000;

/**
 * Connections to PostgreSQL, at most `max`, each used by one query or transaction at a time and **never again once it
 * broke**. postgres.js 3.4.9 connects a broken one anew with what it had in mind before: the number of rows already read
 * (the next answer then begins with as many holes), an error of the outage, statements of the lost transaction. Here a
 * lost transaction says nothing more to the server, and the next query begins with a driver that knows nothing.
 *
 * Returned is what drizzle needs of a client: `unsafe`, `begin`, `end`, `options`.
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
    };
    member.client = postgres(url, { ...options, max: 1, max_lifetime: null, onclose });
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

  const release = (member: Member) => {
    if (!member.lost && Date.now() - member.born > LIFETIME_MS) {
      member.lost = true;
      members.delete(member);
      void member.client.end({ timeout: 5 });
    }
    const next = waiting.shift();
    if (next) next.take(member.lost ? open() : member);
    else if (!member.lost) free.push(member);
  };

  const using = async <T>(use: (member: Member) => PromiseLike<T>): Promise<T> => {
    const member = await acquire();
    try {
      return await use(member);
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
      using((member) => member.client.begin((sql) => work(guarded(member, sql)).catch(unlessLost(member)))),
    end: async ({ timeout }: { timeout?: number } = {}) => {
      ended = true;
      for (const { refuse } of waiting.splice(0)) refuse(connectionError("CONNECTION_ENDED"));
      await Promise.all([...members].map(({ client }) => client.end({ timeout })));
    },
  };
  // The part of a client that drizzle uses.
  return pool as unknown as Sql;
}

/** An answer as objects, or as arrays where `values` is asked for in the same breath, as drizzle does. */
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
      return sql.savepoint((inner) => work(guarded(member, inner)).catch(unlessLost(member)));
    },
  };
  return guard as unknown as TransactionSql;
}

/**
 * Ends the work of a transaction as it failed; of a lost one never, for the driver would send a rollback. Whoever waits for
 * the transaction has been told of the loss.
 */
function unlessLost(member: Member) {
  return async (error: unknown): Promise<never> => {
    if (member.lost) await new Promise(() => {});
    throw error;
  };
}

function connectionError(code: string) {
  return Object.assign(new Error(`the connection to the database was lost (${code})`), { code });
}
