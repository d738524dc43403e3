import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startPhoneSystem } from "@/gate/testing/sip";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { alternate, median, percentile } from "./measuring";
import { type NumbersFile, writeNumbers } from "./numbers";
import type { BenchStack } from "./stack";
import type { ResultRow } from "./table";
import { filledCompany } from "./unblock";

const CALLS_PER_SECOND = 40;
const BLOCKING_WORKERS = 4;
const WARM_UP = 80;

type Side = "floor" | "ours";

/**
 * Measures how long calls wait for their final answer when Kamailio asks the gate about each, against a server that
 * knows nothing and says one answer after the other. Every second caller is blocked. Each caller calls twice, so half
 * of the checks ask the database.
 */
export async function kamailio(stack: BenchStack): Promise<ResultRow[]> {
  const listed = await writeNumbers(stack.folder, stack.rows);
  const others = await writeNumbers(stack.folder, stack.rows, 1);
  const { ctx } = await filledCompany(stack, listed);
  const { checkKey } = await issueCheckToken(ctx, { name: "Kamailio" });
  const callers = callersOf(listed, others, Math.ceil(stack.calls / 2));
  const plain = await startPlainServer();
  const again: Record<Side, number[]> = { floor: [], ours: [] };
  let guesses = 0;
  const measure = async (side: Side, gate: string, key: string) => {
    const { first, second, guessed } = await callTwice(gate, key, callers);
    again[side].push(percentile(second, 0.95));
    if (side === "ours") guesses += guessed;
    return percentile([...first, ...second], 0.95);
  };
  try {
    const { ours, floor } = await alternate(stack, {
      floor: () => measure("floor", plain.url, "nobody"),
      ours: () => measure("ours", `http://127.0.0.1:${stack.gate.port}`, checkKey),
    });
    const note = `${2 * callers.length} calls, ${BLOCKING_WORKERS} blocking workers, ${guesses} guesses; the floor is a plain server`;
    const name = `p95 of Kamailio's answer, ${CALLS_PER_SECOND} calls/s`;
    return [
      { ...rowOf(name, ours, floor), atMost: 1.5, note },
      rowOf("  of the second half, whose callers called before", median(again.ours), median(again.floor)),
    ];
  } finally {
    plain.stop();
  }
}

/** So many callers, one not blocked and one blocked in turns. */
function callersOf(listed: NumbersFile, others: NumbersFile, count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const { sample } = n % 2 === 0 ? others : listed;
    return sample[Math.floor(n / 2) % sample.length] ?? "";
  });
}

/**
 * Calls from each twice through a Kamailio of its own. Returns the ms of INVITE to final answer of both times, and how
 * many callers were turned away because nobody could tell in time.
 */
async function callTwice(gate: string, key: string, callers: string[]) {
  const phones = await startPhoneSystem({ gate, key, workers: BLOCKING_WORKERS });
  let guessed = 0;
  const call = async () => {
    const { codes, waited } = await phones.callFrom(callers, CALLS_PER_SECOND);
    const [answered, declined] = [200, 603].map((wanted) => codes.filter((code) => code === wanted).length);
    // What the gate cannot tell in time it refuses, so on a busy machine some more are declined.
    if (!answered || !declined || answered + declined !== callers.length || declined < 0.9 * answered)
      throw new Error(`of ${callers.length} calls ${answered} were answered and ${declined} declined`);
    guessed += declined - Math.floor(callers.length / 2);
    return waited;
  };
  try {
    await phones.callFrom(Array<string>(WARM_UP).fill("anonymous"), CALLS_PER_SECOND);
    return { first: await call(), second: await call(), guessed };
  } finally {
    await phones.stop();
  }
}

/** Starts the server that answers at once, with the two answers in turns. */
async function startPlainServer(): Promise<{ url: string; stop(): void }> {
  let asked = 0;
  const server = createServer((_, response) => {
    response.statusCode = asked++ % 2 === 0 ? 204 : 451;
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

const rowOf = (name: string, ours: number, floor: number): ResultRow => ({
  name,
  ours: milliseconds(ours),
  floor: milliseconds(floor),
  ratio: ours / floor,
});

const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
