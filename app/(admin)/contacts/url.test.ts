import { expect, test } from "vitest";
import { ListBlacklist } from "@/lib/contacts/schema";
import { writeCursor } from "@/lib/listing/paging";
import { readBlacklistUrl } from "./url";

const read = (params: Record<string, string>) => readBlacklistUrl(params, { country: "US", timeZone: "UTC" });

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
  ["signs that no text has", { fulltext: "7\u00001\u00009\ud800" }, { fulltext: "719" }],
  ["a cursor", { cursor: byTime }, { cursor: byTime }],
])("the URL asks for %s", async (_, params, query) => {
  expect(await read(params)).toMatchObject({ query, lost: false, hint: undefined, problems: [] });
});

test("a search of fewer than three characters is none and is said to be", async () => {
  expect(await read({ fulltext: " 71 " })).toMatchObject({
    query: { fulltext: undefined },
    filtered: false,
    hint: "A search needs 3 characters or more.",
  });
  expect(await read({ fulltext: "   " })).toMatchObject({ query: { fulltext: undefined }, hint: undefined });
});

test("an endless search is cut, not refused", async () => {
  expect((await read({ fulltext: "7".repeat(5_000) })).query.fulltext).toHaveLength(200);
});

test("a search is cut between two characters, so that the list takes it", async () => {
  const { query } = await read({ fulltext: `${"7".repeat(199)}😀` });
  expect(query.fulltext).toBe("7".repeat(199));
  expect(ListBlacklist.safeParse(query).error).toBeUndefined();
});

test.each(["nonsense", "%00", "a".repeat(10_000)])(
  "the cursor %.20s leads to the first page, which says so",
  async (cursor) => {
    expect(await read({ cursor })).toMatchObject({ query: { cursor: undefined }, lost: true });
  },
);

test("a cursor of another order leads to the first page", async () => {
  expect(await read({ cursor: byTime, order: "number" })).toMatchObject({ lost: true });
});

test("a filter that the list does not have is said to be none, unless it is empty", async () => {
  expect((await read({ reason: "spam" })).problems).toEqual(["“reason” is not a filter of this list."]);
  expect((await read({ reason: "", page: "3", before: "x" })).problems).toEqual([]);
});
