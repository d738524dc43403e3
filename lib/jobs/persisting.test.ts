import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { persist } from "./persisting";

const never = new AbortController().signal;
afterEach(() => vi.restoreAllMocks());

/** Makes work that fails `times` times, each time after `afterMs` by the clock, and then ends. */
function failing(times: number, afterMs: number) {
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  let failures = 0;
  return async () => {
    clock += afterMs;
    if (failures++ < times) throw new Error("passing");
    return "done";
  };
}

test("what fails three times at once and then goes well is done", async () => {
  expect(await persist(failing(3, 10), never)).toBe("done");
});

test("the fourth failure at once is thrown", async () => {
  await expect(persist(failing(4, 10), never)).rejects.toThrow("passing");
});

test("failures that are minutes of work apart do not add up", async () => {
  expect(await persist(failing(5, 61_000), never)).toBe("done");
});

test("what the work means to say is thrown at once", async () => {
  const work = vi.fn<() => Promise<never>>(async () => {
    throw new AppError(422, { base: ["no"] });
  });
  await expect(persist(work, never)).rejects.toThrow(AppError);
  expect(work).toHaveBeenCalledTimes(1);
});
