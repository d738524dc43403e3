import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { byDeadline } from "./turns";

const HOUR = 3_600_000;
const inAnHour = () => performance.now() + HOUR;

/** Works that end when they are told to, and say when they begin. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, answerBy = inAnHour()) =>
    byDeadline(answerBy, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  return { begun, ask, end: (name: string) => ends.get(name)?.() };
}

const names = (count: number) => Array.from({ length: count }, (_, n) => `${n}`);

test("eight are under way at a time, the others in the order of asking, each as soon as one ends", async () => {
  const { begun, ask, end } = works();
  const asked = names(12).map((name) => ask(name));
  await sleep(0);
  expect(begun).toEqual(names(8));
  end("3");
  await asked[3];
  await sleep(0);
  expect(begun).toEqual(names(9));
  for (const name of names(12)) {
    await expect.poll(() => begun).toContain(name);
    end(name);
  }
  expect(await Promise.all(asked)).toEqual(names(12));
  expect(begun).toEqual(names(12));
});

test("what can hardly be answered in time any more waits for what can, and is done all the same", async () => {
  const { begun, ask, end } = works();
  const first = names(8).map((name) => ask(name));
  const late = ask("late", performance.now() + 50);
  const fresh = ask("fresh");
  end("0");
  await first[0];
  await expect.poll(() => begun).toContain("fresh");
  expect(begun).not.toContain("late");
  for (const name of [...names(8), "fresh"]) end(name);
  await fresh;
  await expect.poll(() => begun).toContain("late");
  end("late");
  expect(await late).toBe("late");
  await Promise.all(first);
});

test("what waits for the database gives its turn up and goes on; what fails does so too", async () => {
  const { begun, ask, end } = works();
  const stuck = names(8).map((name) => ask(name));
  const next = ask("next");
  await expect.poll(() => begun, { timeout: 60_000 }).toContain("next");
  end("next");
  for (const name of names(8)) end(name);
  expect(await Promise.all([next, ...stuck])).toEqual(["next", ...names(8)]);
  const failing = names(20).map(() => byDeadline(inAnHour(), () => Promise.reject(new Error("broken"))));
  const outcomes = await Promise.allSettled(failing);
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect(await byDeadline(inAnHour(), async () => "fine")).toBe("fine");
});
