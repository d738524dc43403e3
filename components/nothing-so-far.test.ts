import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NothingFound } from "./nothing-so-far";
import { Pagination } from "./ui/pagination";

const found = (page: { next: string | null; previous: string | null; skipped: number }, filtered = true) =>
  renderToStaticMarkup(NothingFound({ page, filtered, children: "No call matches" }));

test("nothing so far is not nothing at all", () => {
  expect(found({ next: "on", previous: null, skipped: 0 })).toContain("Nothing found so far");
});

test("an empty end after pages that had rows does not say that nothing matches", () => {
  expect(found({ next: null, previous: null, skipped: 5 })).toContain("Nothing more matches");
  expect(found({ next: null, previous: null, skipped: 5 }, false)).toBe("No call matches");
});

test("where all was read and nothing found, nothing matches", () => {
  expect(found({ next: null, previous: null, skipped: 0 })).toBe("No call matches");
});

test("an empty end has no rows that run backwards", () => {
  const end = { from: 6, to: 5, total: 5, totalExact: false, previousHref: null };
  expect(renderToStaticMarkup(createElement(Pagination, { ...end, nextHref: null }))).toContain(">no more<");
  expect(renderToStaticMarkup(createElement(Pagination, { ...end, nextHref: "/calls" }))).toContain(
    ">none so far<",
  );
});
