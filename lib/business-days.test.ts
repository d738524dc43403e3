import { expect, test } from "vitest";
import { businessDaysAfter } from "./business-days";

test.each([
  ["a Monday at noon", "2026-03-02T17:00:00Z", 10, "America/New_York", "2026-03-17T03:59:59.999Z"],
  [
    "late on a Monday, Tuesday in UTC",
    "2026-03-03T04:30:00Z",
    10,
    "America/New_York",
    "2026-03-17T03:59:59.999Z",
  ],
  ["a Saturday", "2026-03-07T17:00:00Z", 10, "America/New_York", "2026-03-21T03:59:59.999Z"],
  ["a Friday", "2026-03-06T17:00:00Z", 1, "America/New_York", "2026-03-10T03:59:59.999Z"],
  ["over Christmas, which counts", "2026-12-24T12:00:00Z", 2, "UTC", "2026-12-28T23:59:59.999Z"],
  ["east of UTC", "2026-03-01T23:30:00Z", 1, "Asia/Tokyo", "2026-03-03T14:59:59.999Z"],
])("%s", (_, from, days, zone, due) => {
  expect(businessDaysAfter(new Date(from), days, zone).toISOString()).toBe(due);
});
