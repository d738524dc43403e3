import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { keepRunning, type Running } from "./keeping";

function recorder() {
  const ends: ((how: string) => void)[] = [];
  const start = async (): Promise<Running> => {
    let end = (_how: string) => {};
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    ends.push(end);
    return { ended, stop: async () => end("stopped") };
  };
  return { ends, start };
}

const until = async (reached: () => boolean) => {
  for (let waited = 0; waited < 200 && !reached(); waited++) await sleep(10);
  expect(reached()).toBe(true);
};

test("what ends is started again within two seconds, and said", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const { ends, start } = recorder();
  const kept = keepRunning("The worker", start);
  await until(() => ends.length === 1);
  ends[0]?.("SIGKILL");
  await until(() => ends.length === 2);
  expect(said).toHaveBeenCalledWith("The worker ended (SIGKILL); it is started again in 0.1 s.");
  await kept.stop();
  said.mockRestore();
});

test("what was stopped stays so, also when it was just starting", async () => {
  const { ends, start } = recorder();
  const slow = async () => {
    await sleep(100);
    return start();
  };
  const kept = keepRunning("The worker", slow);
  await kept.stop();
  await sleep(200);
  expect(ends).toHaveLength(1);
});
