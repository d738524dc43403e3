import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Pagination } from "@/components/ui/pagination";
import { NothingListed } from "./nothing-listed";

const url = { path: "/calls", searched: undefined, filtered: true, placed: false, problems: [] };
const page = { next: null, previous: null, skipped: 0 };
const words = { thing: "call", all: "Show all calls", tip: "Search for a number.", yet: "No calls yet" };
const shown = (says: Partial<typeof url> | { searched: string } | { problems: string[] }, at: object = {}) =>
  renderToStaticMarkup(
    createElement(NothingListed, { url: { ...url, ...says }, page: { ...page, ...at }, words }),
  );

test("nothing so far is not nothing at all", () => {
  expect(shown({}, { next: "on" })).toContain("Nothing found so far");
});

test("an empty end after pages that had rows does not say that nothing matches", () => {
  expect(shown({}, { skipped: 5 })).toContain("Nothing more matches");
  expect(shown({ filtered: false }, { skipped: 5 })).toBe("No calls yet");
});

test("where all was read and nothing found, nothing matches", () => {
  expect(shown({})).toContain("No call matches these filters");
  expect(shown({ searched: "719" })).toContain("No call matches “719”");
  expect(shown({ searched: "719" })).toContain("Search for a number.");
});

test("a place with nothing on it leads back to the list", () => {
  expect(shown({ filtered: false, placed: true })).toContain('href="/calls"');
});

test("what the list does not know is not said to match nothing", () => {
  const said = shown({ problems: ["“foo” is not a status."] });
  expect(said).toContain("No call is shown");
  expect(said).not.toContain("matches");
});

test("an empty end has no rows that run backwards", () => {
  const end = { from: 6, to: 5, total: 5, totalExact: false, previousHref: null };
  expect(renderToStaticMarkup(createElement(Pagination, { ...end, nextHref: null }))).toContain(">no more<");
  expect(renderToStaticMarkup(createElement(Pagination, { ...end, nextHref: "/calls" }))).toContain(
    ">none so far<",
  );
});
