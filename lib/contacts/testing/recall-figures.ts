import { LRUCache } from "lru-cache";
import { testNumber } from "@/lib/testing/context";
import { beginLookUp, recall, setListening } from "../inner/cache";

/**
 * Run by `npm run bench -- gate` as a process of its own: prints how many nanoseconds the recall of a cached answer
 * takes, and a bare `get` of lru-cache with a ttl, with the same numbers in both.
 */
const COUNT = 100_000;
const ROUNDS = 30;

setListening(true);
const numbers = Array.from({ length: COUNT }, (_, n) => testNumber(n));
const bare = new LRUCache<string, object>({ max: 200_000, ttl: 15_000 });
const fill = () => {
  const keep = beginLookUp(1);
  for (const number of numbers) {
    keep(number, { blockedAt: null, optedOutAt: null });
    bare.set(number, { blockedAt: null, optedOutAt: null });
  }
};

function taken(get: (number: (typeof numbers)[number]) => unknown): number {
  const start = performance.now();
  let found = 0;
  for (const number of numbers) if (get(number)) found++;
  if (found !== COUNT) throw new Error(`${COUNT - found} numbers were not found`);
  return ((performance.now() - start) / COUNT) * 1e6;
}

const ours: number[] = [];
const floor: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  fill();
  ours.push(taken((number) => recall(1, number)));
  floor.push(taken((number) => bare.get(number)));
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
console.log(JSON.stringify({ recall: median(ours), bare: median(floor) }));
