/**
 * So many calls are decided at a time. Fifty that come at one moment share the processor, and all of them are late; one after
 * the other, most are in time.
 */
const AT_ONCE = 8;

/** What takes longer, in milliseconds, waits for the database and not for the processor: it gives its turn up, and goes on. */
const TURN_MS = 450;

/** What has less than this left, in milliseconds, would come to its turn only to be late. */
const NEEDED_MS = 150;

type Waiting = { answerBy: number; start(): void };
const waiting: Waiting[] = [];
let underWay = 0;

/**
 * Does the work when its turn has come: in the order of asking, and what can hardly be answered by `answerBy` any more (on the
 * clock of `performance.now()`) after all that can.
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
