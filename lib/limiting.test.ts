import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countOnly, countRequest, refuseBeyond, TooMany } from "@/lib/limiting";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const key = () => `test ${Math.random()}`;

test("exactly as many as the limit pass, and each says what is left", async () => {
  const one = key();
  expect(await countRequest(one, 3, "It may ask")).toEqual({ limit: 3, remaining: 2, resetSeconds: 60 });
  vi.advanceTimersByTime(15_500);
  expect(await countRequest(one, 3, "It may ask")).toEqual({ limit: 3, remaining: 1, resetSeconds: 45 });
  expect(await countRequest(one, 3, "It may ask")).toMatchObject({ remaining: 0 });
  const refused = await countRequest(one, 3, "It may ask").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TooMany);
  expect(refused).toMatchObject({
    status: 429,
    retryAfter: 45,
    errors: { base: ["It may ask at most 3 in a minute; ask again in 45 seconds."] },
  });
});

test("who waits as long as he is told passes again, and not a second earlier", async () => {
  const one = key();
  await countRequest(one, 1, "");
  vi.advanceTimersByTime(20_000);
  await expect(countRequest(one, 1, "")).rejects.toMatchObject({ retryAfter: 40 });
  vi.advanceTimersByTime(39_000);
  await expect(countRequest(one, 1, "")).rejects.toMatchObject({ retryAfter: 1 });
  vi.advanceTimersByTime(1_000);
  expect(await countRequest(one, 1, "")).toMatchObject({ remaining: 0, resetSeconds: 60 });
});

test("one key's requests are not another's", async () => {
  const [one, other] = [key(), key()];
  await countRequest(one, 1, "");
  await expect(countRequest(one, 1, "")).rejects.toMatchObject({ status: 429 });
  expect(await countRequest(other, 1, "")).toMatchObject({ remaining: 0 });
});

test("asking whether it is too many counts nothing, and what was counted ends with its minute", async () => {
  const one = key();
  for (const _ of [1, 2, 3]) await refuseBeyond(one, 2, "");
  for (const _ of [1, 2]) await countOnly(one);
  await expect(refuseBeyond(one, 2, "")).rejects.toMatchObject({ status: 429, retryAfter: 60 });
  vi.advanceTimersByTime(60_000);
  await refuseBeyond(one, 2, "");
});
