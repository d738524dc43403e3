import { expect, test } from "vitest";
import { readCallsUrl } from "./reading";

test("nothing in the URL: all calls, newest first", () => {
  expect(readCallsUrl({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    tooShort: false,
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ status: "no-answer" }, { status: "no-answer" }],
  [{ direction: "outbound" }, { direction: "outbound" }],
])("%j narrows the list", (params, query) => {
  expect(readCallsUrl(params)).toMatchObject({ query, filtered: true });
});

test.each([{ status: "gone" }, { direction: "up" }, { fulltext: "  " }])("%j narrows nothing", (params) => {
  expect(readCallsUrl(params)).toMatchObject({ filtered: false, tooShort: false });
});

test("two characters are too few to search for, and the page says so", () => {
  expect(readCallsUrl({ fulltext: "71" })).toMatchObject({ filtered: false, tooShort: true });
});

test("a cursor that is none leads to the first page, which says so", () => {
  expect(readCallsUrl({ cursor: "nonsense" })).toMatchObject({ lost: true });
});
