import { once } from "node:events";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPool } from "./pool";

const STARTING = "the database system is starting up";
let line: Awaited<ReturnType<typeof openLine>>;
let pool: ReturnType<typeof openPool>;
let db: ReturnType<typeof drizzle>;

beforeEach(async () => {
  line = await openLine();
  pool = openPool(line.url, { max: 1, onnotice: () => {} });
  db = drizzle(pool);
});
afterEach(async () => {
  await pool.end({ timeout: 1 });
  line.close();
});

const numbers = (count: number) =>
  db.execute<{ i: number }>(sql`select i from generate_series(1, ${count}::int) as i`);

test("an answer that broke off in its middle leaves nothing in the next one, however the outage ended", async () => {
  line.cutAfter(60_000);
  await expect(numbers(50_000)).rejects.toMatchObject({ cause: { code: "CONNECTION_CLOSED" } });
  line.refuse(STARTING);
  await expect(numbers(3)).rejects.toMatchObject({ cause: { message: STARTING } });
  line.accept();
  for (let time = 0; time < 4; time++)
    expect([...(await numbers(3))]).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }]);
});

test("a transaction that was lost tells its caller and says nothing more, not on another's connection", async () => {
  await db.execute(sql`drop table if exists pool_test`);
  await db.execute(sql`create table pool_test (said text)`);
  let saidMore = false;
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql`insert into pool_test values (${"lost"})`);
    line.cut();
    await sleep(100);
    saidMore = true;
    await tx.execute(sql`insert into pool_test values (${"late"})`).catch(() => {});
    await tx.execute(sql`insert into pool_test values (${"later"})`);
  });
  await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  const others = Array.from({ length: 4 }, (_, n) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into pool_test values (${`one ${n}`})`);
      await sleep(60);
      await tx.execute(sql`insert into pool_test values (${`two ${n}`})`);
    }),
  );
  await Promise.all(others);
  expect(saidMore).toBe(true);
  const said = (await db.execute<{ said: string }>(sql`select said from pool_test order by 1`)).map(
    (row) => row.said,
  );
  expect(said).toEqual(["one 0", "one 1", "one 2", "one 3", "two 0", "two 1", "two 2", "two 3"]);
});

test("no more connections than allowed, and whoever waits for one gets it", async () => {
  const two = openPool(line.url, { max: 2 });
  const pids = await Promise.all(
    Array.from({ length: 20 }, () => two.unsafe("select pg_backend_pid() as pid, pg_sleep(0.01)")),
  );
  expect(new Set(pids.map(([row]) => row?.pid)).size).toBe(2);
  await two.end({ timeout: 1 });
});

test.each([
  { outage: "a reset", begin: () => line.reset(), end: () => {} },
  { outage: "refused connections", begin: () => line.down(), end: () => line.up() },
])(
  "after $outage nobody gets the broken connection, and there are no more than allowed",
  async ({ begin, end }) => {
    const two = openPool(line.url, { max: 2, onnotice: () => {} });
    await two.unsafe("select 1");
    const sleeps = () =>
      Promise.allSettled(Array.from({ length: 8 }, () => two.unsafe("select pg_sleep(0.2)")));
    const asked = sleeps();
    await sleep(100);
    await begin();
    await sleep(20);
    await end();
    expect((await asked).filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
    const again = sleeps();
    await sleep(150);
    expect(line.connections()).toBe(2);
    expect((await again).every(({ status }) => status === "fulfilled")).toBe(true);
    await two.end({ timeout: 1 });
    await expect.poll(() => line.connections()).toBe(0);
  },
);

test("a query that is asked at the very moment of a reset is answered or refused, never forgotten", async () => {
  const three = openPool(line.url, { max: 3 });
  const asked: Promise<unknown>[] = [];
  for (let time = 0; time < 5; time++) {
    await Promise.all(Array.from({ length: 3 }, () => three.unsafe("select pg_sleep(0.01)")));
    line.reset();
    for (let turn = 0; turn < 60; turn++) {
      asked.push(three.unsafe("select 1").catch(() => {}));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const ended = await Promise.race([Promise.all(asked), sleep(60_000)]);
  expect(ended).toHaveLength(300);
  await three.end({ timeout: 1 });
});

test("a transaction that was lost while its work went on well to the end throws nothing past its caller", async () => {
  const thrown: unknown[] = [];
  const keep = (error: unknown) => thrown.push(error);
  process.on("uncaughtException", keep);
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    line.cut();
    await sleep(50);
  });
  await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await sleep(100);
  process.off("uncaughtException", keep);
  expect(thrown).toEqual([]);
});

test("after the end a query is refused", async () => {
  await pool.end({ timeout: 1 });
  await expect(numbers(1)).rejects.toMatchObject({ cause: { code: "CONNECTION_ENDED" } });
});

/**
 * A line to the test database that can be cut in the middle of an answer, and can answer by itself that the server is
 * not there yet.
 */
async function openLine() {
  const target = new URL(process.env.DATABASE_URL ?? "");
  const ends = new Set<net.Socket>();
  const nears = new Set<net.Socket>();
  let refusal = "";
  let bytesLeft = Number.POSITIVE_INFINITY;
  const cut = () => {
    bytesLeft = Number.POSITIVE_INFINITY;
    for (const end of ends) end.destroy();
  };
  const server = net.createServer((near) => {
    nears.add(near);
    near.on("close", () => nears.delete(near));
    if (refusal) return void near.once("data", () => near.end(errorResponse(refusal)));
    const far = net.connect(Number(target.port), target.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {}).on("close", () => [near, far].forEach((each) => each.destroy()));
    }
    near.pipe(far);
    far.on("data", (bytes) => {
      const through = bytes.subarray(0, bytesLeft);
      bytesLeft -= through.length;
      near.write(through, () => bytesLeft <= 0 && cut());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(target);
  url.port = String(typeof address === "object" ? address?.port : "");
  const stopListening = async () => {
    server.close();
    cut();
    await once(server, "close");
  };
  return {
    url: url.href,
    cut,
    connections: () => nears.size,
    reset: () => [...nears].forEach((near) => near.resetAndDestroy()),
    down: stopListening,
    up: async () => once(server.listen(Number(url.port), "127.0.0.1"), "listening"),
    cutAfter: (bytes: number) => (bytesLeft = bytes),
    refuse: (message: string) => (refusal = message),
    accept: () => (refusal = ""),
    close: () => {
      cut();
      server.close();
    },
  };
}

function errorResponse(message: string) {
  const fields = Buffer.from(`SFATAL\0C57P03\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
