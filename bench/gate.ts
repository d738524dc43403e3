import { setTimeout as sleep } from "node:timers/promises";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import type { BenchCompany } from "./companies";
import { startUpload, untilDone } from "./doors";
import { coldRow, recallRow, redisRate, startHello } from "./gate-floors";
import { atMost, atPace, forSeconds, processorOf, type Seen } from "./gate-load";
import { median, percentile } from "./measuring";
import { memoryNow } from "./memory";
import { writeNumbers } from "./numbers";
import type { BenchStack } from "./stack";
import type { ResultRow } from "./table";
import { filledCompany } from "./unblock";

const CLIENTS = 16;
const SECONDS = 5;
const PER_SECOND = 500;
const PACE_S = 20;
const CHURN = 400_000;

type Side = { port: number; pid: number };
type Measured = { stack: BenchStack; hello: Side; company: BenchCompany; key: string; sample: string[] };

/** Measures the gate beside its floors: a trivial server of the same library, Redis, the API, and lru-cache. */
export async function gate(stack: BenchStack): Promise<ResultRow[]> {
  const file = await writeNumbers(stack.folder, stack.rows);
  const company = await filledCompany(stack, file);
  const { checkKey } = await issueCheckToken(company.ctx, { name: "Benchmark" });
  const hello = await startHello();
  const measured = { stack, hello, company, key: checkKey, sample: file.sample };
  try {
    const cached = await cachedRows(measured);
    return [
      ...cached,
      await recallRow(),
      await coldRow(company.ctx),
      ...(await paceRows(measured)),
      await memoryRow(measured),
    ];
  } finally {
    await hello.stop();
  }
}

async function cachedRows({ stack, hello, key, sample: [blocked = ""] }: Measured): Promise<ResultRow[]> {
  const path = `/check/${key}/${blocked}`;
  const sides = [stack.gate, hello].map((side) => ({
    ...side,
    rates: [] as number[],
    costs: [] as number[],
  }));
  for (const { port } of sides) await atFull(port, path, 2);
  for (let round = 0; round < stack.runs; round++)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const before = processorOf(side.pid);
      const rate = await atFull(side.port, path, SECONDS);
      side.rates.push(rate);
      side.costs.push(((processorOf(side.pid) - before) * 1_000) / (rate * SECONDS));
    }
  const [ours = 0, floor = 0] = sides.map(({ costs }) => median(costs));
  const [rate = 0, most = 0] = sides.map(({ rates }) => median(rates));
  const redis = await redisRate(CLIENTS);
  return [
    {
      name: `gate, cached, ${CLIENTS} clients: processor a request`,
      ours: `${ours.toFixed(1)} µs`,
      floor: `${floor.toFixed(1)} µs`,
      ratio: floor / ours,
      atLeast: 0.7,
      note: `${Math.round(rate)}/s; node:http with the same headers and bytes ${Math.round(most)}/s`,
    },
    {
      name: "gate, cached, one process, against Redis GET",
      ours: `${Math.round(rate)}/s`,
      ...(redis
        ? { floor: `${Math.round(redis)}/s`, ratio: rate / redis, atLeast: 0.5 }
        : { note: "no floor: there is no redis-server (apt-get install redis-server)" }),
    },
    ...(await apiRows(stack, `/api/v1${path}`, rate)),
  ];
}

const atFull = (port: number, path: string, seconds: number, status = 200) =>
  atMost(port, { clients: CLIENTS, going: forSeconds(seconds), path: () => path, status });

/** The same check through the API, beside the route of Next that answers unknown paths: it does nothing. */
async function apiRows({ web }: BenchStack, path: string, gateRate: number): Promise<ResultRow[]> {
  if (!web) return [{ name: "gate against the API: left out, it needs the web process", ours: "" }];
  const port = Number(new URL(web.url).port);
  const nothing = "/api/v1/nothing";
  await atFull(port, path, 2);
  await atFull(port, nothing, 2, 404);
  const api = await atFull(port, path, SECONDS);
  const bare = await atFull(port, nothing, SECONDS, 404);
  const ours = `${Math.round(api)}/s`;
  return [
    {
      name: "gate, cached, against the check of the API",
      ours: `${Math.round(gateRate)}/s`,
      floor: ours,
      ratio: gateRate / api,
      atLeast: 50,
    },
    {
      name: "the check of the API against a bare route of Next",
      ours,
      floor: `${Math.round(bare)}/s`,
      ratio: api / bare,
      atLeast: 0.7,
    },
  ];
}

/** At 500 a second, half of them of numbers that were never asked about: alone, and beside an upload. */
async function paceRows({ stack, hello, company, key, sample }: Measured): Promise<ResultRow[]> {
  let asked = 0;
  const path = () => {
    const n = asked++;
    return `/check/${key}/${n % 2 === 0 ? never("305", n) : sample[n % 200]}`;
  };
  const { port } = stack.gate;
  const during = () => sleep(PACE_S * 1_000);
  await atPace(port, PER_SECOND, sleep(2_000), path);
  const idle = await atPace(port, PER_SECOND, during(), path);
  const floor = p99(await atPace(hello.port, PER_SECOND, during(), path));
  const coming = await writeNumbers(stack.folder, stack.rows, 1);
  const upload = startUpload(stack, company, coming.upload).then((id) =>
    untilDone(stack, company, "contact_imports", id),
  );
  const [busy] = await Promise.all([atPace(port, PER_SECOND, upload, path), upload]);
  const row = (name: string, seen: Seen[], most: number): ResultRow => ({
    name,
    ours: `${p99(seen).toFixed(1)} ms`,
    floor: `${floor.toFixed(1)} ms`,
    ratio: p99(seen) / floor,
    atMost: most,
    note: `${seen.length} requests, ${seen.filter(({ status }) => status === 503).length} "cannot tell"`,
  });
  return [
    row(`gate p99 at ${PER_SECOND}/s, half cold`, idle, 4),
    row(`gate p99 at ${PER_SECOND}/s, half cold, beside an upload`, busy, 8),
  ];
}

const never = (area: string, n: number) => `+1${area}${5_000_000 + (n % 4_000_000)}`;

const p99 = (seen: Seen[]) =>
  percentile(
    seen.map(({ took }) => took),
    0.99,
  );

/** What the gate holds after more different numbers than its cache keeps. */
async function memoryRow({ stack: { gate }, key }: Measured): Promise<ResultRow> {
  let asked = 0;
  const path = () => `/check/${key}/${never("408", asked++)}`;
  await atMost(gate.port, { clients: 128, going: () => asked < CHURN, path });
  const held = memoryNow(gate.pid);
  return {
    name: `gate's memory after ${CHURN.toLocaleString("en")} different numbers`,
    ours: held === null ? "unknown" : `${held.toFixed(0)} MB`,
    ratio: held ?? undefined,
    atMost: 250,
  };
}
