import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Unavailable } from "@/lib/errors";
import { withPlace } from "./in-turn";

test("so many run at once and no more, in the order in which they came, whatever becomes of them", async () => {
  const way = { kind: "so many", atOnce: 2 };
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const ended = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((n) =>
      withPlace(way, async () => {
        begun.push(n);
        most = Math.max(most, ++running);
        await sleep(10);
        running--;
        if (n % 2) throw new Error(`${n} failed`);
        return n;
      }),
    ),
  );
  expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(ended.map(({ status }) => status === "fulfilled")).toEqual([false, true, false, true, false, true]);
});

test("one whose turn does not come in time is refused and not run, and takes nobody's turn", async () => {
  const way = { kind: "in time", atOnce: 1, longest: 20 };
  const begun: string[] = [];
  const run = (name: string, lasts: number) => async () => {
    begun.push(name);
    await sleep(lasts);
  };
  const first = withPlace(way, run("first", 100));
  await expect(withPlace(way, run("second", 0))).rejects.toBeInstanceOf(Unavailable);
  await first;
  await withPlace(way, run("third", 0));
  expect(begun).toEqual(["first", "third"]);
});

test("one kind waits for no other", async () => {
  const held = withPlace({ kind: "one", atOnce: 1 }, () => sleep(50).then(() => "late"));
  const other = withPlace({ kind: "other", atOnce: 1 }, async () => "at once");
  expect(await Promise.race([held, other])).toBe("at once");
  await held;
});
