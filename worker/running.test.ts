import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { blockedCounts } from "@/db/schema/blocked-counts";
import { getImport } from "@/lib/contact-imports/reading";
import { judgeDraft } from "@/lib/contact-imports/judging";
import { previewImport } from "@/lib/contact-imports/preview";
import { storeUpload } from "@/lib/contact-imports/storing";
import { pieces, runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { countBlocked } from "@/lib/contacts/listing";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { eventually } from "@/lib/testing/eventually";
import { useWorkers } from "@/lib/testing/worker-process";
import { runWorker } from "./running";

/** A worker takes whatever waits in its database: here it has one of its own. */
let name: string;
const startWorker = useWorkers();

beforeAll(async () => {
  name = await useOwnDatabase("worker");
});

afterAll(closeDb);

/** A way to the database that can be cut: then it ends as it does when the server is killed, without a last word. */
async function openWire(to: string) {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on("error", () => {}).on("close", () => other.destroy());
      socket.pipe(other);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  return { url: url.href, cut, close: async () => void server.close() };
}

const ended = (worker: ChildProcess) => new Promise((resolve) => worker.once("exit", resolve));

const sessions = () =>
  db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where datname = ${name}`);

/** Everything that an upload leaves, without ids and times. */
async function traceOf(ctx: Context, id: number) {
  const { companyId } = ctx;
  const [logs, repeats, rejected] = await Promise.all([
    db.execute(sql`
      select number, blocked, action, source, reason, request_ip, count(*) over (partition by number)::int as times
      from block_logs join contacts on contacts.company_id = block_logs.company_id and contacts.id = contact_id
      where block_logs.company_id = ${companyId} order by number, block_logs.id`),
    db.execute(sql`
      select number, repeated_blocks.reason from repeated_blocks
      join contacts on contacts.company_id = repeated_blocks.company_id and contacts.id = contact_id
      where repeated_blocks.company_id = ${companyId} order by number, repeated_blocks.id`),
    db.execute(sql`
      select line, text, problem from contact_import_rejections where company_id = ${companyId} order by line`),
  ]);
  const file = await getImport(ctx, id);
  const counts = Object.fromEntries(Object.entries(file).filter(([key]) => key.endsWith("Count")));
  return { logs, repeats, rejected, counts, status: file.status, blocked: await countBlocked(ctx) };
}

test("a worker killed again and again leaves what an undisturbed run leaves, and goes on within ten seconds", async () => {
  const rows = Array.from({ length: 75_000 }, (_, i) => {
    if (i % 1_000 === 7) return `${i}`;
    return i % 100 === 3 ? testNumber(1) : testNumber(i);
  });
  const settings = { reason: "spam" } as const;
  const killed = await testContext();
  const file = await upload(killed, rows.join("\n"), settings);
  const done = async () => (await getImport(killed, file.id)).importCount;
  for (let kill = 0; kill < 3; kill++) {
    const before = await done();
    const watch = startWatch();
    const worker = startWorker();
    const wentOnAfter = await eventually(async () => (await done()) > before);
    expect(wentOnAfter < 10_000 || watch.busy(), `after ${wentOnAfter} ms`).toBe(true);
    await sleep(kill * 60);
    worker.kill("SIGKILL");
    await ended(worker);
  }
  expect(await getImport(killed, file.id)).toMatchObject({ status: "running" });
  startWorker();
  await eventually(async () => (await getImport(killed, file.id)).status !== "running");
  const undisturbed = await testContext();
  const other = await runHere(undisturbed, await upload(undisturbed, rows.join("\n"), settings));
  const trace = await traceOf(killed, file.id);
  expect(trace).toMatchObject({ status: "succeeded", counts: { totalCount: 75_000, rejectedCount: 75 } });
  expect(trace).toEqual(await traceOf(undisturbed, other.id));
});

test("a worker that is asked to end rests, and the next one goes on", async () => {
  const ctx = await testContext();
  const file = await upload(ctx, Array.from({ length: 40_000 }, (_, i) => testNumber(i)).join("\n"));
  const first = await runWorker();
  await eventually(async () => (await getImport(ctx, file.id)).blockedCount > 0);
  await first.stop();
  expect(await getImport(ctx, file.id)).toMatchObject({ status: "running" });
  const second = await runWorker();
  await eventually(async () => (await getImport(ctx, file.id)).status === "succeeded");
  await second.stop();
  expect(await getImport(ctx, file.id)).toMatchObject({ blockedCount: 40_000, totalCount: 40_000 });
});

test("connections cut in the middle do not end an upload, nor does it do anything twice", async () => {
  const ctx = await testContext();
  const file = await upload(ctx, Array.from({ length: 40_000 }, (_, i) => testNumber(i)).join("\n"));
  const ours = (await sessions()).map((session) => session.pid);
  const worker = startWorker();
  const left = ended(worker).then(() => "ended");
  await eventually(async () => (await getImport(ctx, file.id)).blockedCount > 0);
  const theirs = (await sessions()).map((session) => session.pid).filter((pid) => !ours.includes(pid));
  await db.execute(sql`select pg_terminate_backend(pid) from unnest(${sql.param(theirs)}::int[]) as pid`);
  await eventually(async () => (await getImport(ctx, file.id)).status === "succeeded");
  expect(await Promise.race([left, sleep(50, "alive")])).toBe("alive");
  expect((await traceOf(ctx, file.id)).logs).toHaveLength(40_000);
});

test("connections that break without a word while the queue waits do not end the worker, nor a task that runs", async () => {
  const ctx = await testContext();
  const file = await upload(ctx, Array.from({ length: 100 }, (_, i) => testNumber(i)).join("\n"));
  const wire = await openWire(process.env.DATABASE_URL ?? "");
  const worker = startWorker({ DATABASE_URL: wire.url });
  const left = ended(worker).then(() => "ended");
  await db.transaction(async (tx) => {
    // Until this ends, the upload does not get on, and the queue gives no job.
    await tx.execute(sql`lock table contacts in share row exclusive mode`);
    await eventually(async () => (await getImport(ctx, file.id)).status === "running");
    const jobs = async () => (await db.execute(sql`select from graphile_worker._private_jobs`)).length;
    await eventually(async () => (await jobs()) === 1);
    await tx.execute(sql`lock table graphile_worker._private_jobs in access exclusive mode`);
    await eventually(async () => {
      const waiting = await db.execute(sql`
        select from pg_stat_activity
        where datname = ${name} and wait_event_type = 'Lock' and query ilike '%_private_jobs%skip locked%'`);
      return waiting.length > 0;
    });
    wire.cut();
    expect(await Promise.race([left, sleep(500, "alive")])).toBe("alive");
  });
  await eventually(async () => (await getImport(ctx, file.id)).status === "succeeded");
  expect(await Promise.race([left, sleep(50, "alive")])).toBe("alive");
  await wire.close();
});

test("a draft is judged while uploads hold every other place of the worker, and after a worker was killed at it", async () => {
  const ctx = await testContext();
  const list = (count: number) => Array.from({ length: count }, (_, i) => testNumber(i)).join("\n");
  const busy = await Promise.all([1, 2, 3, 4, 5].map(() => upload(ctx, list(500))));
  const running = async () =>
    (await Promise.all(busy.map(({ id }) => getImport(ctx, id)))).filter(
      ({ status }) => status === "running",
    );
  const { id } = await storeUpload(ctx, { name: "list.csv", bytes: pieces(list(30_000)) });
  const judged = async () => (await previewImport(ctx, id)).judged;
  await db.transaction(async (tx) => {
    // Until this ends, no upload gets on with it.
    await tx.execute(sql`lock table contacts in share row exclusive mode`);
    const first = startWorker();
    await eventually(async () => (await running()).length === 4);
    await judgeDraft(ctx, { id });
    await eventually(async () => (await judged())?.status === "running");
    first.kill("SIGKILL");
    await ended(first);
    startWorker();
    await eventually(async () => (await judged())?.status === "succeeded");
  });
  expect(await judged()).toMatchObject({ rowCount: 30_000, changedCount: 30_000, rejectedCount: 0 });
  await eventually(async () => (await running()).length === 0);
}, 60_000);

test("the rows of blocked_counts are folded into one, and the sum stays", async () => {
  const ctx = await testContext();
  await runHere(ctx, await upload(ctx, [1, 2, 3].map(testNumber).join("\n")));
  await runHere(ctx, await upload(ctx, [4, 5].map(testNumber).join("\n")));
  const rowsOf = () => db.select().from(blockedCounts).where(eq(blockedCounts.companyId, ctx.companyId));
  expect(await rowsOf()).toHaveLength(2);
  const worker = await runWorker();
  await eventually(async () => (await rowsOf()).length === 1);
  await worker.stop();
  expect(await countBlocked(ctx)).toBe(5);
});
