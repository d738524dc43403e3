import { describe, expect, it } from "vitest";
import { dateOnly, exactTime, fullTime, relativeTime } from "./time-text";

const zone = "America/New_York";
const now = new Date("2026-11-22T14:12:00Z");
const at = (iso: string) => relativeTime(new Date(iso), zone, now);

describe("the words of a moment", () => {
  it.each([
    ["2026-11-22T14:11:30Z", "just now"],
    ["2026-11-22T14:08:00Z", "4 minutes ago"],
    ["2026-11-22T14:11:00Z", "1 minute ago"],
    ["2026-11-22T13:02:00Z", "1 hour ago"],
    ["2026-11-22T05:30:00Z", "8 hours ago"],
    ["2026-11-22T04:30:00Z", "yesterday, 23:30"],
    ["2026-11-21T05:00:00Z", "yesterday, 00:00"],
    ["2026-11-21T04:59:00Z", "20 Nov 2026, 23:59"],
    ["2025-03-03T21:40:00Z", "3 Mar 2025, 16:40"],
    ["2026-11-22T14:15:00Z", "in 3 minutes"],
    ["2026-11-23T14:00:00Z", "tomorrow, 09:00"],
    ["2026-12-24T14:00:00Z", "24 Dec 2026, 09:00"],
  ])("%s is %s", (iso, words) => {
    expect(at(iso)).toBe(words);
  });

  it("calls last evening hours away, not yesterday, while it is less than six hours ago", () => {
    const afterMidnight = new Date("2026-11-22T06:00:00Z");
    expect(relativeTime(new Date("2026-11-22T03:00:00Z"), zone, afterMidnight)).toBe("3 hours ago");
  });

  it("shows the exact time in the company's time zone", () => {
    expect(exactTime(now, zone)).toBe("22 Nov 2026, 09:12");
    expect(exactTime(now, "Asia/Tokyo")).toBe("22 Nov 2026, 23:12");
    expect(dateOnly(now, "Pacific/Auckland")).toBe("23 Nov 2026");
    expect(fullTime(now, zone)).toBe("22 November 2026, 09:12:00 (America/New_York)");
  });
});
