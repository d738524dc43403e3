import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./paging";

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
