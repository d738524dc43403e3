import { setTimeout as sleep } from "node:timers/promises";
import type { BenchCompany } from "./companies";
import { startUpload, untilDone } from "./doors";
import { percentile } from "./measuring";
import { writeNumbers } from "./numbers";
import { type Ask, askOver, atFullSpeed, atRate, type Load, signInOver } from "./requests";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import type { ResultRow } from "./table";
import { filledCompany } from "./unblock";

const PAGES_PER_SECOND = 2;
const CHECKS_PER_SECOND = 20;
const IDLE_MS = 20_000;
const CLIENTS = 16;
const FULL_SPEED_S = 10;

/** Measures how long a page and a check take while a list is uploaded, against the same while nothing else runs. */
export async function beside(stack: BenchStack): Promise<ResultRow[]> {
  if (!stack.web) return [{ name: "beside an upload: left out, it needs the web process", ours: "" }];
  const there = await writeNumbers(stack.folder, stack.rows);
  const coming = await writeNumbers(stack.folder, stack.rows, 1);
  const company = await filledCompany(stack, there);
  const asks = await asksOf(stack.web.url, company, there.sample);
  const during = (ended: Promise<unknown>) =>
    Promise.all([
      atRate(PAGES_PER_SECOND, asks.page, ended),
      atRate(CHECKS_PER_SECOND, asks.check, ended),
      ended,
    ]);
  await during(sleep(IDLE_MS / 4));
  const idle = await during(sleep(IDLE_MS));
  resetPeaks(stack);
  const upload = async () =>
    untilDone(stack, company, "contact_imports", await startUpload(stack, company, coming.upload));
  const busy = await during(upload());
  return [
    rowOf(`p95 of GET /contacts, ${PAGES_PER_SECOND}/s, beside an upload`, busy[0], idle[0]),
    {
      ...rowOf(`p95 of GET …/check, ${CHECKS_PER_SECOND}/s, beside an upload`, busy[1], idle[1]),
      ...peaks(stack),
    },
  ];
}

/** Measures how many checks a second the API answers when that many numbers are blocked. */
export async function check(stack: BenchStack): Promise<ResultRow[]> {
  if (!stack.web) return [{ name: "check: left out, it needs the web process", ours: "" }];
  const file = await writeNumbers(stack.folder, stack.rows);
  const company = await filledCompany(stack, file);
  const asks = await asksOf(stack.web.url, company, file.sample);
  await atFullSpeed(CLIENTS, FULL_SPEED_S / 5, asks.check);
  resetPeaks(stack);
  const { took, unavailable } = await atFullSpeed(CLIENTS, FULL_SPEED_S, asks.check);
  return [
    {
      name: `check by ${CLIENTS} clients at ${file.rows.toLocaleString("en")} blocked`,
      ours: `${Math.round(took.length / FULL_SPEED_S)}/s`,
      note: `p99 ${milliseconds(percentile(took, 0.99))}${refusals(unavailable)}`,
      ...peaks(stack),
    },
  ];
}

/** Returns the two requests, as the company's owner and its token send them. */
export async function asksOf(
  url: string,
  company: BenchCompany,
  numbers: string[],
): Promise<{ page: Ask; check: Ask }> {
  const cookie = await signInOver(url, company);
  const { authorization } = company;
  let n = 0;
  return {
    page: () => askOver(`${url}/contacts`, { cookie }),
    check: () =>
      askOver(`${url}/api/v1/contacts/${numbers[n++ % numbers.length]?.slice(1)}/check?action=dial`, {
        authorization,
      }),
  };
}

function rowOf(name: string, busy: Load, idle: Load): ResultRow {
  const ours = percentile(busy.took, 0.95);
  const floor = percentile(idle.took, 0.95);
  return {
    name,
    ours: milliseconds(ours),
    floor: milliseconds(floor),
    ratio: ours / floor,
    atMost: 3,
    note: `the floor is idle; ${busy.took.length} and ${idle.took.length} requests${refusals(busy.unavailable)}`,
  };
}

const refusals = (unavailable: number) => (unavailable === 0 ? "" : `, ${unavailable} of them answered 503`);

const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
