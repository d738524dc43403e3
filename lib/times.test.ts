import { describe, expect, test } from "vitest";
import { findZone } from "./time-zones";
import { readTime, wireTime } from "./times";

const iso = (text: string, zone = "UTC", edge: "from" | "to" = "from") =>
  readTime(text, findZone(zone) ?? "UTC", edge)?.toISOString() ?? null;

describe("a time is read", () => {
  test.each([
    ["2016-01-01 12:25:15 -0500", "2016-01-01T17:25:15.000Z"],
    ["2016-01-01 12:25:15 +0530", "2016-01-01T06:55:15.000Z"],
    ["2016-01-01 12:25:15  0530", "2016-01-01T06:55:15.000Z"],
    ["2016-01-01T12:25:15 05:30", "2016-01-01T06:55:15.000Z"],
    ["2016-01-01T12:25:15.495-05:00", "2016-01-01T17:25:15.495Z"],
    ["2016-01-01T12:25:15Z", "2016-01-01T12:25:15.000Z"],
    ["2016-01-01 12:25:15 UTC", "2016-01-01T12:25:15.000Z"],
    ["2016-01-01T12:25", "2016-01-01T12:25:00.000Z"],
    ["2016-01-01", "2016-01-01T00:00:00.000Z"],
    ["2016-01-01T12:25:15.123456789Z", "2016-01-01T12:25:15.123Z"],
  ])("%s", (text, expected) => expect(iso(text)).toBe(expected));

  test.each([
    "",
    "yesterday",
    "2016-02-30",
    "2016-13-01",
    "2016-00-10",
    "2016-01-01 24:00",
    "2016-01-01 12:60",
    "0000-01-01",
    "2016-01-01 12:25:15 Mars",
    "20160101",
    "2016-01-01T12",
  ])("but not %j", (text) => expect(iso(text)).toBeNull());
});

describe("without an offset it is the clock of the zone", () => {
  test.each([
    ["2016-01-01 12:00", "America/New_York", "2016-01-01T17:00:00.000Z"],
    ["2016-07-01 12:00", "America/New_York", "2016-07-01T16:00:00.000Z"],
    ["2016-07-01 12:00", "Eastern Time (US & Canada)", "2016-07-01T16:00:00.000Z"],
    ["2016-07-01 12:00", "eastern time (us & canada)", "2016-07-01T16:00:00.000Z"],
    ["2016-07-01 12:00", "EST", "2016-07-01T17:00:00.000Z"],
    ["2016-07-01 12:00", "Tokyo", "2016-07-01T03:00:00.000Z"],
    ["2016-07-01 12:00", "Kyiv", "2016-07-01T09:00:00.000Z"],
    ["2016-07-01 12:00", "Buenos Aires", "2016-07-01T15:00:00.000Z"],
    ["2016-07-01 12:00", "Kathmandu", "2016-07-01T06:15:00.000Z"],
    ["2016-03-13 03:30", "America/New_York", "2016-03-13T07:30:00.000Z"],
    ["2016-03-13 01:30", "America/New_York", "2016-03-13T06:30:00.000Z"],
    ["2016-01-01 12:00 -0500", "Tokyo", "2016-01-01T17:00:00.000Z"],
  ])("%s in %s", (text, zone, expected) => expect(iso(text, zone)).toBe(expected));

  test.each(["", "Nowhere", "Mars/Olympus", "+25:00", "constructor", "__proto__", "12"])(
    "%j is no zone",
    (name) => expect(findZone(name)).toBeNull(),
  );

  test.each([
    "International Date Line West",
    "Cape Verde Is.",
    "Greenland",
    "Nuku'alofa",
    "Canberra",
    "Chongqing",
  ])("%s is one", (name) => expect(typeof findZone(name)).toBe("string"));
});

describe("an hour that the clocks pass over or show twice", () => {
  test.each([
    ["2026-09-06", "America/Santiago", "from", "2026-09-06T04:00:00.000Z"],
    ["2026-09-05", "America/Santiago", "to", "2026-09-06T03:59:59.999Z"],
    ["2026-03-08", "America/Havana", "from", "2026-03-08T05:00:00.000Z"],
    ["2026-11-01 01:30", "America/Los_Angeles", "to", "2026-11-01T09:30:59.999Z"],
    ["2026-11-01 01:30", "America/Los_Angeles", "from", "2026-11-01T08:30:00.000Z"],
    ["2026-11-01", "America/Los_Angeles", "to", "2026-11-02T07:59:59.999Z"],
    ["2026-03-08 02:30", "America/Los_Angeles", "from", "2026-03-08T10:00:00.000Z"],
    ["2026-03-08 02:30", "America/Los_Angeles", "to", "2026-03-08T09:59:59.999Z"],
    ["2026-04-05 01:45", "Australia/Lord_Howe", "from", "2026-04-04T14:45:00.000Z"],
    ["2026-04-05 01:45", "Australia/Lord_Howe", "to", "2026-04-04T15:15:59.999Z"],
    ["2011-12-30", "Pacific/Apia", "from", "2011-12-30T10:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "to", "2011-12-30T09:59:59.999Z"],
    ["2026-10-25", "Asia/Beirut", "from", "2026-10-24T22:00:00.000Z"],
    ["2026-03-29", "Asia/Beirut", "from", "2026-03-28T22:00:00.000Z"],
  ] as const)("%s in %s, %s", (text, zone, edge, expected) => expect(iso(text, zone, edge)).toBe(expected));
});

test("a day begins where the one before it ends, in every zone and all year", () => {
  for (const zone of ["America/Santiago", "America/Havana", "Asia/Beirut", "Atlantic/Azores", "Africa/Cairo"])
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      const [date, next] = [day, day + 86_400_000].map((time) => new Date(time).toISOString().slice(0, 10));
      const end = readTime(date ?? "", zone, "to")?.getTime() ?? 0;
      expect(readTime(next ?? "", zone, "from")?.getTime()).toBe(end + 1);
    }
});

test("the end of a range takes in all of what was written", () => {
  expect(iso("2016-01-31", "UTC", "to")).toBe("2016-01-31T23:59:59.999Z");
  expect(iso("2016-01-31", "America/New_York", "to")).toBe("2016-02-01T04:59:59.999Z");
  expect(iso("2016-01-31 12:25", "UTC", "to")).toBe("2016-01-31T12:25:59.999Z");
  expect(iso("2016-01-31 12:25:15", "UTC", "to")).toBe("2016-01-31T12:25:15.999Z");
  expect(iso("2016-01-31 12:25:15.5", "UTC", "to")).toBe("2016-01-31T12:25:15.500Z");
});

test("a time is said with milliseconds and its offset", () => {
  expect(wireTime(new Date("2016-01-01T17:25:15.495Z"))).toBe("2016-01-01T17:25:15.495+00:00");
  expect(wireTime(null)).toBeNull();
});
