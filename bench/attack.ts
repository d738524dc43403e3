import { setTimeout as sleep } from "node:timers/promises";
import { workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { asksOf } from "./beside";
import { type BenchCompany, freshCompany } from "./companies";
import { percentile } from "./measuring";
import { memoryNow } from "./memory";
import { writeNumbers } from "./numbers";
import { atRate, type Load } from "./requests";
import { type BenchStack, peaks, resetPeaks } from "./stack";
import { type CutOff, stall, type Stalled } from "./stalling";
import type { ResultRow } from "./table";
import { filledCompany } from "./unblock";

const ROWS = 5_000;
const CHECKS_PER_SECOND = 20;
const BEFORE_MS = 3_000;
/** What no check may take longer than on a machine that does nothing else, in ms. */
const LATEST_MS = 500;
/** What web may hold above what it held when it was warm, in MB. */
const MOST_ABOVE_WARM = 150;
/** Requests that stall; half of them come from one address, the others from ten. */
const STALLED = 150;
const LOOK_MS = 50;

type Attack = { name: string; content: Buffer<ArrayBuffer>; sentence: RegExp };

/** The files that once took the web process down or held it for minutes. */
function attacks(): Attack[] {
  const sheet = (rows: string) => workbookOf([{ name: "S", rows }]);
  const zip = (count: number) =>
    zipOf(...Array.from({ length: count }, (_, n) => ({ name: `${n}.csv`, content: "1" })));
  const nested = sheet("<a>".repeat(6_000_000));
  const damaged = /^This file is damaged/;
  return [
    ...[1, 2, 3].map((n) => ({ name: `tags-${n}.xlsx`, content: nested, sentence: damaged })),
    { name: "rows.xlsx", content: sheet("<row>".repeat(1_000_000)), sentence: damaged },
    {
      name: "empty-rows.xlsx",
      content: sheet("<row/>".repeat(1_000_000)),
      sentence: /^The workbook has no visible sheet|^The file takes more/,
    },
    { name: "5200.zip", content: zip(5_200), sentence: /^The zip file holds 5200 files/ },
    { name: "20000.zip", content: zip(20_000), sentence: /^The zip file holds 20000 files/ },
  ];
}

/**
 * Measures the checks of one company while another attacks: costly workbooks, zip files and bodies that stall, all at
 * once. A check that is refused with 503 is answered. Throws when a check gets no answer, an attack is not refused with
 * its sentence or not cut off, a process ends, or web holds too much; never because a check is late.
 */
export async function attack(stack: BenchStack): Promise<ResultRow[]> {
  const { web } = stack;
  if (!web) return [{ name: "attack: left out, it needs the web process", ours: "" }];
  const file = await writeNumbers(stack.folder, ROWS);
  const company = await filledCompany(stack, file);
  const attacker = await freshCompany();
  const { check } = await asksOf(web.url, company, file.sample);
  const files = attacks();
  await atRate(CHECKS_PER_SECOND, check, sleep(BEFORE_MS));
  resetPeaks(stack);
  const all = (async () => {
    await sleep(BEFORE_MS);
    return Promise.all([
      Promise.all(files.map((each) => send(web.url, attacker, each))),
      stall(web.url, stalledRequests(attacker)),
    ]);
  })();
  const [load, [sent, cutOff], held] = await Promise.all([
    atRate(CHECKS_PER_SECOND, check, all),
    all,
    mostHeld(web.pid, all),
  ]);
  for (const pid of [web.pid, stack.worker]) mustLive(pid);
  return [checksRow(load), filesRow(files, sent), bodiesRow(cutOff), memoryRow(stack, held)];
}

/** Uploads a file. Throws unless it is refused with its sentence. Returns the milliseconds until then. */
async function send(url: string, { authorization }: BenchCompany, { name, content, sentence }: Attack) {
  const start = performance.now();
  const response = await fetch(`${url}/api/v1/contact_imports?name=${name}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/octet-stream" },
    body: content,
  });
  const { contact_import: record } = (await response.json()) as {
    contact_import?: { status: string; error_message: string | null };
  };
  if (record?.status !== "failed" || !sentence.test(record.error_message ?? ""))
    throw new Error(`${name}: ${response.status} ${record?.status} ${record?.error_message}`);
  return performance.now() - start;
}

function stalledRequests({ authorization }: BenchCompany): Stalled[] {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const kinds = [
    { path: "/api/auth/callback/credentials", headers: form },
    { path: "/hooks/twilio/none", headers: form },
    {
      path: "/api/v1/contact_imports?name=slow.csv",
      headers: { authorization, "content-type": "text/csv" },
    },
  ];
  return Array.from({ length: STALLED }, (_, n) => ({
    ...(kinds[n % kinds.length] ?? { path: "/", headers: form }),
    from: n < STALLED / 2 ? "127.0.0.1" : `127.0.0.${2 + (n % 10)}`,
  }));
}

/** The most memory that a process holds until `ended`, in MB; null where the system does not tell. */
async function mostHeld(pid: number, ended: Promise<unknown>): Promise<number | null> {
  let most = memoryNow(pid);
  let over = false;
  const end = () => {
    over = true;
  };
  for (void ended.then(end, end); !over; await sleep(LOOK_MS)) {
    const now = memoryNow(pid);
    if (now !== null) most = Math.max(most ?? 0, now);
  }
  return most;
}

function mustLive(pid: number) {
  try {
    process.kill(pid, 0);
  } catch {
    throw new Error("attack: a process ended");
  }
}

function checksRow({ took, unavailable }: Load): ResultRow {
  const latest = Math.max(...took);
  return {
    name: `the latest of ${took.length} checks while attacked`,
    ours: `${latest.toFixed(0)} ms`,
    floor: `${LATEST_MS} ms`,
    ratio: latest / LATEST_MS,
    atMost: 1,
    note: `p95 ${percentile(took, 0.95).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, ${unavailable} of them answered 503`,
  };
}

function filesRow(files: Attack[], took: number[]): ResultRow {
  const each = files.map(({ name }, at) => `${name} ${((took[at] ?? 0) / 1_000).toFixed(1)} s`);
  return { name: `${files.length} costly files refused`, ours: "all", note: each.join(", ") };
}

function bodiesRow(cutOff: CutOff[]): ResultRow {
  const open = cutOff.filter(({ status }) => status < 400);
  if (open.length > 0) throw new Error(`attack: a stalled body was answered ${open[0]?.status}`);
  const latest = Math.max(...cutOff.map(({ afterMs }) => afterMs));
  const statuses = [...new Set(cutOff.map(({ status }) => status))].sort();
  const note = statuses
    .map((of) => `${cutOff.filter(({ status }) => status === of).length} × ${of}`)
    .join(", ");
  return { name: `${STALLED} stalled bodies cut off`, ours: `${(latest / 1_000).toFixed(1)} s`, note };
}

function memoryRow(stack: BenchStack, held: number | null): ResultRow {
  const warm = stack.web?.warm ?? null;
  const name = "web above warm, while attacked";
  if (held === null || warm === null)
    return { name, ours: "", note: "the system does not tell", ...peaks(stack) };
  const above = held - warm;
  if (above > MOST_ABOVE_WARM) throw new Error(`attack: web held ${above.toFixed(0)} MB above warm`);
  return { name, ours: `${above.toFixed(0)} MB`, ratio: above, atMost: MOST_ABOVE_WARM, ...peaks(stack) };
}
