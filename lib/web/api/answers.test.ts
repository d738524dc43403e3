import { describe, expect, test } from "vitest";
import { z } from "zod";
import { presenter } from "@/lib/presenting";
import { list } from "./answers";

const presented = presenter(z.object({ id: z.int() })).of((id: number) => ({ id }));

/** Returns the page numbers in the answer of a list with ten rows a page. */
async function pagesOf(page: {
  rows: number;
  skipped: number;
  next: string | null;
  total: number;
  exact: boolean;
}) {
  const { rows, skipped, next, total, exact } = page;
  const found = {
    rows: Array.from({ length: rows }, (_, id) => id),
    next,
    previous: null,
    skipped,
    shown: skipped + rows,
    totalCount: total,
    totalCountExact: exact,
  };
  const { metadata } = (await list("ids", found, presented, { perPage: 10 }).json()) as {
    metadata: { page: number; total_pages: number };
  };
  return [metadata.page, metadata.total_pages];
}

describe("who goes by page numbers", () => {
  test("is led on while an uncounted list goes on", async () => {
    const full = { rows: 10, next: "on", total: 100, exact: false };
    expect(await pagesOf({ ...full, skipped: 0 })).toEqual([1, 10]);
    expect(await pagesOf({ ...full, skipped: 90 })).toEqual([10, 11]);
    expect(await pagesOf({ ...full, skipped: 360 })).toEqual([37, 38]);
  });

  test("is at the last of the pages where an uncounted list ends", async () => {
    const last = { rows: 3, next: null, total: 100, exact: false };
    expect(await pagesOf({ ...last, skipped: 360 })).toEqual([37, 37]);
  });

  test("is not led on from a page on which nothing was found", async () => {
    const nothing = { rows: 0, next: "on", total: 0, exact: false };
    expect(await pagesOf({ ...nothing, skipped: 0 })).toEqual([1, 1]);
  });

  test("is told of no page beyond those that were counted", async () => {
    expect(await pagesOf({ rows: 10, skipped: 10, next: "on", total: 25, exact: true })).toEqual([2, 3]);
    expect(await pagesOf({ rows: 0, skipped: 40, next: null, total: 25, exact: true })).toEqual([5, 3]);
    expect(await pagesOf({ rows: 0, skipped: 0, next: null, total: 0, exact: true })).toEqual([1, 0]);
  });
});
