import { NEEDED_MS, TURN_MS } from "@/lib/time-limits";

/**
 * The number of calls that are decided at a time. Fifty that come at one moment would share the processor and all be
 * late; a few at a time, most are in time.
 */
const AT_ONCE = 8;

type Waiting = { answerBy: number; start(): void };
const waiting: Waiting[] = [];
let underWay = 0;

/**
 * Does the work when its turn comes, in the order of asking. Work that can hardly be answered by `answerBy` any more
 * (on the clock of `performance.now()`) comes after all that can.
 */
export async function byDeadline<T>(answerBy: number, work: () => Promise<T>): Promise<T> {
  if (underWay < AT_ONCE) underWay++;
  else await new Promise<void>((start) => waiting.push({ answerBy, start }));
  const over = endOnce();
  const timer = setTimeout(over, TURN_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    over();
  }
}

function endOnce(): () => void {
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    const next = takeNext();
    if (next) next.start();
    else underWay--;
  };
}

function takeNext(): Waiting | undefined {
  const soonest = performance.now() + NEEDED_MS;
  const first = waiting.findIndex(({ answerBy }) => answerBy > soonest);
  return waiting.splice(Math.max(first, 0), 1)[0];
}
