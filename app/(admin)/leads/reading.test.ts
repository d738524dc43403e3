import { expect, test } from "vitest";
import { readLeadsUrl } from "./reading";

test("nothing in the URL: all leads, newest first", () => {
  expect(readLeadsUrl({})).toEqual({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    tooShort: false,
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ offer_id: "3" }, { offerId: 3 }],
  [{ schedule_id: "4" }, { scheduleId: 4 }],
  [{ disposition: " Call back " }, { disposition: "Call back" }],
])("%j narrows the list", (params, query) => {
  expect(readLeadsUrl(params)).toMatchObject({ query, filtered: true });
});

test.each([
  { offer_id: "x" },
  { schedule_id: "0" },
  { offer_id: "9".repeat(30) },
  { disposition: "\0" },
  { fulltext: " \ud800 " },
])("%j narrows nothing", (params) => {
  expect(readLeadsUrl(params)).toMatchObject({ filtered: false, tooShort: false });
});

test("two characters are too few to search for, and the page says so", () => {
  expect(readLeadsUrl({ fulltext: "71" })).toMatchObject({ filtered: false, tooShort: true });
});

test("a cursor that is none leads to the first page, which says so", () => {
  expect(readLeadsUrl({ cursor: "nonsense" })).toMatchObject({ lost: true });
});
