import { findHolder } from "@/lib/access-tokens/recalling";
import { type KeyHolder, whyUnusable } from "@/lib/access-tokens/holder";
import { noteChecked } from "@/lib/access-tokens/using";
import { type Check, type Checking, checkAtOnce } from "@/lib/enforcement/checking";
import { Forbidden, Unavailable } from "@/lib/errors";
import { TooMany } from "@/lib/limiting";
import { readSaid } from "@/lib/phone/caller";
import type { Asked, GateCheck } from "./formats/format";
import { CHUNK, LIST_MS, MOST_WAITING, SHORT_LIST, GIVE_UP_MS } from "./limits";

/** The verdicts on what was asked, or `null` for keys that were never issued. */
export type Decision = GateCheck[] | null;

let waiting = 0;

/**
 * Decides about the numbers: at once when this process knows all about the key and the number, else as a promise. The
 * promise is never rejected: what is not known by the deadline, or has no room to wait, is answered as the fail mode
 * says.
 */
export function decide(asked: Asked, requestIp: string, earliest: number): Decision | Promise<Decision> {
  if (asked.key === null) return null;
  const left = earliest + patienceOf(asked) - performance.now();
  if (left <= 0) return guesses(asked);
  const holder = findHolder(asked.key, requestIp);
  if (!(holder instanceof Promise)) {
    const checks = decideFor(holder, asked, requestIp);
    if (!(checks instanceof Promise)) return checks;
    return inTime(checks, asked, left);
  }
  return inTime(
    holder.then((found) => decideFor(found, asked, requestIp)),
    asked,
    left,
  );
}

const patienceOf = ({ numbers }: Asked) => (numbers.length > SHORT_LIST ? LIST_MS : GIVE_UP_MS);

/** Waits for the verdicts, among a bounded number of others, and guesses when they do not come in time. */
function inTime(work: Promise<Decision>, asked: Asked, left: number): Decision | Promise<Decision> {
  if (waiting >= MOST_WAITING) {
    work.catch(() => {});
    return guesses(asked);
  }
  waiting++;
  return new Promise<Decision>((resolve, reject) => {
    const timer = setTimeout(() => resolve(guesses(asked)), left);
    work
      .catch((error: unknown) => {
        if (error instanceof Unavailable || error instanceof TooMany) return guesses(asked);
        throw error;
      })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  }).finally(() => waiting--);
}

function decideFor(holder: KeyHolder | null, asked: Asked, requestIp: string): Decision | Promise<Decision> {
  if (!holder) return null;
  if (whyUnusable(holder, requestIp)) return guesses(asked);
  noteChecked(holder.token, requestIp);
  try {
    return asked.numbers.length === 1 ? checkOne(holder, asked) : checkList(holder, asked);
  } catch (error) {
    if (error instanceof Forbidden) return guesses(asked);
    throw error;
  }
}

function checkOne(holder: Checking, { numbers: [number = ""], action }: Asked): Decision | Promise<Decision> {
  const check = checkAtOnce(holder, number, action);
  return check instanceof Promise ? check.then(sure) : sure(check);
}

/** Written out: a spread costs as much as all else of the decision. */
const known = ({ number, action, allowed, reason, since, caller }: Check): GateCheck => ({
  number,
  action,
  allowed,
  reason,
  since,
  caller,
  guessed: false,
});

const sure = (check: Check): GateCheck[] => [known(check)];

/** Checks a part of the list in each turn, so that a ringing telephone does not wait for the whole. */
async function checkList(holder: Checking, asked: Asked): Promise<GateCheck[]> {
  const checks: GateCheck[] = [];
  for (let start = 0; start < asked.numbers.length; start += CHUNK) {
    const numbers = asked.numbers.slice(start, start + CHUNK);
    const part = await Promise.all(numbers.map((number) => checkAtOnce(holder, number, asked.action)));
    for (const check of part) checks.push(known(check));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return checks;
}

/** What is said when nobody can tell, or when the key was issued but may not be used: the fail mode's verdict. */
export const guesses = (asked: Asked): GateCheck[] => asked.numbers.map((said) => guess(said, asked));

function guess(said: string, { action, onError }: Asked): GateCheck {
  const { number, caller } = readSaid(said, "US");
  return {
    number,
    action,
    caller,
    allowed: onError === "allow",
    reason: "unavailable",
    since: null,
    guessed: true,
  };
}
