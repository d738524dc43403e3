import { expect, test } from "vitest";
import { judgeAnswer } from "./trying-again";

const now = new Date("2026-03-03T10:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

test.each([200, 201, 204, 299])("%i is delivered", (status) => {
  expect(judgeAnswer({ status }, { attempts: 9, failingSince: ago(90_000), now })).toEqual({
    delivered: true,
  });
});

test.each([
  { attempts: 1, chance: 0, seconds: 5 },
  { attempts: 2, chance: 0, seconds: 10 },
  { attempts: 3, chance: 0.5, seconds: 15 },
  { attempts: 8, chance: 0, seconds: 640 },
  { attempts: 11, chance: 0, seconds: 3_600 },
  { attempts: 11, chance: 1, seconds: 1_800 },
  { attempts: 5_000, chance: 0, seconds: 3_600 },
])("after try $attempts it waits $seconds s at a chance of $chance", ({ attempts, chance, seconds }) => {
  const verdict = judgeAnswer({ status: 500 }, { attempts, failingSince: null, now }, chance);
  const nextAt = new Date(now.getTime() + seconds * 1_000);
  expect(verdict).toEqual({ delivered: false, failingSince: now, nextAt, pausedWhy: null });
});

test.each([
  { status: 410, seconds: 0, why: "gone" },
  { status: 500, seconds: 86_399, why: null },
  { status: 500, seconds: 86_400, why: "failing" },
  { status: null, seconds: 100_000, why: "failing" },
  { status: 302, seconds: 10, why: null },
  { status: 404, seconds: 10, why: null },
])("$status after $seconds s of failures pauses: $why", ({ status, seconds, why }) => {
  const verdict = judgeAnswer({ status }, { attempts: 3, failingSince: ago(seconds), now });
  expect(verdict).toMatchObject({ delivered: false, failingSince: ago(seconds), pausedWhy: why });
});
