import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { findRunningPostgres, startPostgres } from "@/db/embedded";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-embedded-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const ask = async (url: string, text: string) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql.unsafe(text);
    return row?.answer as unknown;
  } finally {
    await sql.end();
  }
};

const server = () =>
  Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

test("a durable server keeps its data, its password and its rules over a restart", async () => {
  const first = await startPostgres({ dataDir });
  expect(await ask(first.url, "select current_setting('fsync') as answer")).toBe("on");
  expect(await ask(first.url, "select current_setting('server_encoding') as answer")).toBe("UTF8");
  expect(await ask(first.url, "select current_setting('listen_addresses') as answer")).toBe("127.0.0.1");
  await ask(first.url, "create table kept as select 42 as answer");
  expect(findRunningPostgres(dataDir)).toBe(first.url);
  await first.stop();
  expect(findRunningPostgres(dataDir)).toBeUndefined();

  const second = await startPostgres({ dataDir, port: first.port });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select answer from kept")).toBe(42);
  await second.stop();
});

test("every kind of letter is one to the index of names, and sorting stays that of the code points", async () => {
  const running = await startPostgres({ dataDir, durable: false });
  await ask(running.url, "create extension if not exists pg_trgm");
  for (const name of ["иванов", "王小明", "éèê", "müller"])
    expect([
      name,
      await ask(running.url, `select cardinality(show_trgm('${name}')) - char_length('${name}') as answer`),
    ]).toEqual([name, 1]);
  const sorted =
    "select array_agg(word order by word) as answer from unnest(array['é','z','Z','a','王']) as word";
  expect(await ask(running.url, sorted)).toEqual(["Z", "a", "z", "é", "王"]);
  await running.stop();
});

test("the password is for the owner of the data folder only, and a wrong one is refused", async () => {
  const running = await startPostgres({ dataDir, durable: false });
  expect(statSync(path.join(dataDir, "postgres.password")).mode & 0o077).toBe(0);
  const wrong = running.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(ask(wrong, "select 1 as answer")).rejects.toThrow("password authentication failed");
  await running.stop();
});

test("a killed server is noticed, and started again with what was committed", async () => {
  const first = await startPostgres({ dataDir });
  await ask(first.url, "create table committed as select 7 as answer");
  process.kill(server(), "SIGKILL");
  await first.ended;
  const second = await startPostgres({ dataDir, port: first.port });
  expect(await ask(second.url, "select answer from committed")).toBe(7);
  await second.stop();
});

test("a server that an earlier run left is ended before a new one starts", async () => {
  const left = await startPostgres({ dataDir });
  const old = server();
  const started = await startPostgres({ dataDir });
  await left.ended;
  expect(server()).not.toBe(old);
  expect(await ask(started.url, "select 1 as answer")).toBe(1);
  await started.stop();
});
