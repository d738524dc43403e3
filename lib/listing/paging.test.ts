import { describe, expect, test } from "vitest";
import { noLessThan } from "@/lib/listing/listing";
import { numbered, readCursor, toPage, writeCursor } from "./paging";

test("a cursor reads as the place it was written for", () => {
  const place = { value: "2024-02-29T12:00:00.000Z", id: 7, skipped: 25 };
  expect(readCursor(writeCursor(place), "time")).toEqual(place);
  expect(readCursor(writeCursor({ ...place, before: true }), "time")).toEqual({ ...place, before: true });
});

test.each(["2023-02-30T00:00:00.000Z", "2023-13-01T00:00:00.000Z", "2023-01-01T24:00:00.000Z", "soon"])(
  "a cursor with the time %s is malformed",
  (value) => {
    expect(() => readCursor(writeCursor({ value, id: 1, skipped: 0 }), "time")).toThrow(/cursor/);
  },
);

describe("what was not counted to its end", () => {
  const counted = { totalCount: 5, totalCountExact: false };
  const key = { value: "2024-02-29T12:00:00.000Z", id: 7 };
  const at = { perPage: 25, keyOf: () => key };

  test("is no less than what the pages before have shown", () => {
    const page = toPage([key, key], { ...at, place: { ...key, skipped: 40 } });
    expect(noLessThan(page, counted).totalCount).toBe(42);
    const empty = toPage([], { ...at, place: { ...key, skipped: 40 }, stopped: key });
    expect(noLessThan(empty, counted).totalCount).toBe(40);
  });

  test("does not grow with the number of a page on which nothing stands, nor with what follows it", () => {
    const page = toPage([], { ...at, place: numbered(9_975), stopped: key });
    expect(noLessThan(page, counted)).toEqual(counted);
    const next = readCursor(page.next ?? undefined, "time");
    expect(noLessThan(toPage([key], { ...at, place: next }), counted)).toEqual(counted);
  });

  test("a page by its number that has rows counts those before it", () => {
    const page = toPage([key], { ...at, place: numbered(50) });
    expect(noLessThan(page, counted).totalCount).toBe(51);
  });
});
