import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { checksDb } from "@/db";
import { findFreePort } from "@/db/embedded";
import type { Context } from "@/lib/context";
import { checkAtOnce } from "@/lib/enforcement/checking";
import { timed } from "./measuring";
import type { ResultRow } from "./table";

const run = promisify(execFile);

/** Starts the trivial server of the gate's library. */
export async function startHello() {
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/gate-hello.ts"], {
    env: { ...process.env, NODE_ENV: "production", HELLO_PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(child, "message");
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  return { port, pid: child.pid ?? 0, stop };
}

/** Returns the GETs a second of redis-server on loopback, or null where it is not installed. */
export async function redisRate(clients: number): Promise<number | null> {
  const port = String(await findFreePort());
  const server = spawn("redis-server", ["--port", port, "--bind", "127.0.0.1", "--save", ""], {
    stdio: "ignore",
  });
  const missing = once(server, "error").then(() => false);
  const started = await Promise.race([missing, sleep(1_000).then(() => server.exitCode === null)]);
  if (!started) return null;
  const args = ["-h", "127.0.0.1", "-p", port, "-c", `${clients}`, "-n", "200000", "-t", "get", "--csv"];
  const { stdout } = await run("redis-benchmark", args).finally(() => server.kill());
  return Number(/"GET","([\d.]+)"/.exec(stdout)?.[1]);
}

/** The recall of a cached answer, in a process of its own, against a bare `get` of lru-cache with a ttl. */
export async function recallRow(): Promise<ResultRow> {
  const script = "lib/contacts/testing/recall-figures.ts";
  const { stdout } = await run(process.execPath, ["--import", "tsx", script]);
  const { recall, bare } = JSON.parse(stdout) as { recall: number; bare: number };
  return {
    name: "recall of a cached answer, a bare lru-cache get",
    ours: `${recall.toFixed(0)} ns`,
    floor: `${bare.toFixed(0)} ns`,
    ratio: bare / recall,
    atLeast: 0.5,
  };
}

const COLD = 10_000;

/** Ten thousand checks at once of numbers that nobody asked about, against one query each on the same connections. */
export async function coldRow(ctx: Context): Promise<ResultRow> {
  const numbers = Array.from({ length: COLD }, (_, n) => `+1312${5_000_000 + n}`);
  const { companyId } = ctx;
  const ask = (number: string) =>
    checksDb.execute(
      sql`select blocked_at, sms_opt_out_at from contacts where company_id = ${companyId} and number = ${number}`,
    );
  await ask("+13125550001");
  await checkAtOnce(ctx, "+13125550001", "dial");
  let unknown = 0;
  const ours = await timed(() =>
    Promise.all(
      numbers.map(async (number) => {
        await Promise.resolve(checkAtOnce(ctx, number, "dial")).catch(() => unknown++);
      }),
    ),
  );
  const floor = await timed(() => Promise.all(numbers.map(ask)));
  const name = `${COLD.toLocaleString("en")} cold checks at once, one query each`;
  // An answer that was given up is quick and is none: there is no figure then.
  if (unknown > 0) return { name, ours: "", note: `${unknown} could not be told in time` };
  return {
    name,
    ours: `${(ours * 1_000).toFixed(0)} ms`,
    floor: `${(floor * 1_000).toFixed(0)} ms`,
    ratio: floor / ours,
    atLeast: 5,
  };
}
