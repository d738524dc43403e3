import { expect, test } from "vitest";
import { writeCursor } from "@/lib/listing/paging";
import { readBlacklistUrl } from "./reading";

const plain = { order: "blocked_at", orderDir: "desc", perPage: 25 };
const byTime = writeCursor({ value: "2026-11-22T08:00:00.000Z", id: 3, skipped: 25 });

test.each([
  ["nothing", {}, plain],
  ["a sort", { order: "number", order_dir: "asc" }, { order: "number", orderDir: "asc" }],
  ["a sort that there is not", { order: "blocked", order_dir: "up" }, plain],
  ["a page size on offer", { per_page: "250" }, { perPage: 250 }],
  ["one that is not", { per_page: "251" }, plain],
  ["no number at all", { per_page: "-1e9" }, plain],
  ["a search", { fulltext: "719" }, { fulltext: "719" }],
  ["a plus that arrived as a space", { fulltext: " 1719" }, { fulltext: " 1719" }],
  ["signs that no text has", { fulltext: "7\u00001\u00009" }, { fulltext: "719" }],
  ["a cursor", { cursor: byTime }, { cursor: byTime }],
])("the URL asks for %s", (_, params, query) => {
  expect(readBlacklistUrl(params)).toMatchObject({ query, lost: false, tooShort: false });
});

test("a search of fewer than three characters is none and is said to be", () => {
  expect(readBlacklistUrl({ fulltext: " 71 " })).toMatchObject({
    query: { fulltext: undefined },
    tooShort: true,
  });
  expect(readBlacklistUrl({ fulltext: "   " })).toMatchObject({
    query: { fulltext: undefined },
    tooShort: false,
  });
});

test("an endless search is cut, not refused", () => {
  expect(readBlacklistUrl({ fulltext: "7".repeat(5_000) }).query.fulltext).toHaveLength(200);
});

test.each(["nonsense", "%00", "a".repeat(10_000)])(
  "the cursor %.20s leads to the first page, which says so",
  (cursor) => {
    expect(readBlacklistUrl({ cursor })).toMatchObject({ query: { cursor: undefined }, lost: true });
  },
);

test("a cursor of another order leads to the first page", () => {
  expect(readBlacklistUrl({ cursor: byTime, order: "number" })).toMatchObject({ lost: true });
});
