import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { testNumber } from "@/lib/testing/context";
import { type ApiClient, type ApiRequest, apiClient, basic } from "@/lib/web/testing/api-client";
import { eventually } from "@/lib/testing/eventually";

const servers: ChildProcess[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.kill("SIGKILL");
});

/** Starts a server in another process, sends it the request, and can kill it. */
async function startServer(client: ApiClient, address: string, request: ApiRequest) {
  const server = spawn(process.execPath, ["--import", "tsx", "lib/web/testing/api-child.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  servers.push(server);
  const ended = once(server, "exit");
  await once(server, "message");
  const authorization = basic(client.publicKey, client.privateKey);
  const headers = { authorization, "x-forwarded-for": "198.51.100.7", ...request.headers };
  server.send(["POST", address, { ...request, headers }]);
  const kill = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  return { kill };
}

/** Repeats a request until its answer is not 409, each time after the wait that the answer names. */
async function persist(client: ApiClient, address: string, request: ApiRequest) {
  for (const start = performance.now(); ; ) {
    const answer = await client.post(address, request);
    if (answer.status !== 409) return answer;
    if (performance.now() - start > 60_000) throw new Error(answer.text);
    await sleep(Number(answer.headers.get("retry-after")) * 1_000);
  }
}

/** Returns state and log without ids and times. */
async function traceOf({ ctx }: ApiClient) {
  const [contacts, logs, repeats, counts] = await Promise.all([
    db.execute(sql`select number, blocked from contacts where company_id = ${ctx.companyId} order by number`),
    db.execute(sql`
      select number, action, block_logs.source, reason, note, request_ip from block_logs
      join contacts on contacts.company_id = block_logs.company_id and contacts.id = contact_id
      where block_logs.company_id = ${ctx.companyId} order by number, block_logs.id`),
    db.execute(sql`select contact_id from repeated_blocks where company_id = ${ctx.companyId}`),
    db.execute(
      sql`select sum(delta)::int as blocked from blocked_counts where company_id = ${ctx.companyId}`,
    ),
  ]);
  return { contacts: [...contacts], logs: [...logs], repeats: [...repeats], counts: [...counts] };
}

const isKept = async ({ token }: ApiClient) => {
  const kept = await db.execute(sql`select from idempotency_keys where access_token_id = ${token.id}`);
  return kept.length > 0;
};

const BULK = "/contacts/bulk_block";
const bulk = (count: number): ApiRequest => ({
  headers: { "idempotency-key": "once" },
  json: { numbers: Array.from({ length: count }, (_, n) => testNumber(n)), reason: "spam" },
});

async function undisturbed(count: number) {
  const client = await apiClient();
  const { body } = await client.post(BULK, bulk(count));
  return { body, trace: await traceOf(client) };
}

test("a server killed in the middle of bulk_block, the request repeated: the state and log of one clean run", async () => {
  const client = await apiClient();
  const made = () =>
    db
      .execute(sql`select from contacts where company_id = ${client.ctx.companyId}`)
      .then((rows) => rows.length);
  let killed = 0;
  await db.transaction(async (tx) => {
    // Another transaction is making one of the numbers: the server writes those before it and waits.
    const [session] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await tx.execute(sql`savepoint before`);
    await tx.execute(sql`
      insert into contacts (company_id, number, created_at, updated_at)
      values (${client.ctx.companyId}, ${testNumber(60)}, now(), now())`);
    const server = await startServer(client, BULK, bulk(100));
    await eventually(async () => {
      const waiting = await db.execute(
        sql`select from pg_stat_activity where ${session?.pid ?? 0} = any(pg_blocking_pids(pid))`,
      );
      return waiting.length > 0;
    });
    await server.kill();
    killed += 1;
    // The database session has not noticed, so the key is still held.
    const again = await client.post(BULK, bulk(100));
    expect([again.status, again.headers.get("retry-after")]).toEqual([409, "1"]);
    await tx.execute(sql`rollback to savepoint before`);
  });
  expect(killed).toBe(1);
  const { status, body } = await persist(client, BULK, bulk(100));
  const clean = await undisturbed(100);
  expect([status, body]).toEqual([200, clean.body]);
  expect(await made()).toBe(100);
  expect(await traceOf(client)).toEqual(clean.trace);
});

test("a server killed when all was done: the repeated request is given the answer, and leaves no trace", async () => {
  const client = await apiClient();
  const server = await startServer(client, BULK, bulk(100));
  await eventually(() => isKept(client));
  await server.kill();
  const { body, headers } = await persist(client, BULK, bulk(100));
  const clean = await undisturbed(100);
  expect(body).toEqual(clean.body);
  expect(headers.get("idempotent-replayed")).toBe("true");
  expect(await traceOf(client)).toEqual(clean.trace);
});

test("a server killed again and again at any moment: the last request leaves one clean run", async () => {
  const client = await apiClient();
  for (const delay of [0, 60, 150, 400]) {
    const server = await startServer(client, BULK, bulk(5_000));
    await sleep(delay);
    await server.kill();
  }
  const { body } = await persist(client, BULK, bulk(5_000));
  const clean = await undisturbed(5_000);
  expect(body).toEqual(clean.body);
  expect(await traceOf(client)).toEqual(clean.trace);
});
