import { expect, test } from "vitest";
import { readTextsUrl } from "./reading";

test("nothing in the URL: all texts, newest first", () => {
  expect(readTextsUrl({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    tooShort: false,
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ status: "opt-out" }, { status: "opt-out" }],
  [{ direction: "inbound" }, { direction: "inbound" }],
])("%j narrows the list", (params, query) => {
  expect(readTextsUrl(params)).toMatchObject({ query, filtered: true });
});

test.each([{ status: "ringing" }, { direction: "up" }, { fulltext: "  " }])(
  "%j narrows nothing",
  (params) => {
    expect(readTextsUrl(params)).toMatchObject({ filtered: false, tooShort: false });
  },
);

test("what cannot be read is said: two characters, and a cursor that is none", () => {
  expect(readTextsUrl({ fulltext: "71" })).toMatchObject({ filtered: false, tooShort: true });
  expect(readTextsUrl({ cursor: "nonsense" })).toMatchObject({ lost: true });
});
