import { expect, test } from "vitest";
import { readTextsUrl } from "./reading";

test("nothing in the URL: all texts, newest first", () => {
  expect(readTextsUrl({}, "UTC")).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    tooShort: false,
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ status: "opt-out" }, { status: "opt-out" }],
  [{ status: "stopped" }, { stopped: true, status: undefined }],
  [{ created_at_from: "2026-03-22" }, { createdAtFrom: new Date("2026-03-22T00:00:00Z") }],
  [{ direction: "inbound" }, { direction: "inbound" }],
])("%j narrows the list", (params, query) => {
  expect(readTextsUrl(params, "UTC")).toMatchObject({ query, filtered: true });
});

test.each([{ status: "ringing" }, { direction: "up" }, { fulltext: "  " }])(
  "%j narrows nothing",
  (params) => {
    expect(readTextsUrl(params, "UTC")).toMatchObject({ filtered: false, tooShort: false });
  },
);

test("what cannot be read is said: two characters, and a cursor that is none", () => {
  expect(readTextsUrl({ fulltext: "71" }, "UTC")).toMatchObject({ filtered: false, tooShort: true });
  expect(readTextsUrl({ cursor: "nonsense" }, "UTC")).toMatchObject({ lost: true });
});

test("a day is the company's own; what is none narrows nothing, and the page says so", () => {
  const { query } = readTextsUrl({ created_at_to: "2026-03-22" }, "America/Denver");
  expect(query.createdAtTo).toEqual(new Date("2026-03-23T05:59:59.999Z"));
  expect(readTextsUrl({ created_at_from: "tomorrow" }, "UTC")).toMatchObject({
    filtered: false,
    problems: ["“tomorrow” is not a date."],
  });
});
