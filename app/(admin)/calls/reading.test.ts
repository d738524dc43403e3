import { expect, test } from "vitest";
import { readCallsUrl } from "./reading";

test("nothing in the URL: all calls, newest first", () => {
  expect(readCallsUrl({}, "UTC")).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    tooShort: false,
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ status: "no-answer" }, { status: "no-answer" }],
  [{ status: "stopped" }, { stopped: true, status: undefined }],
  [{ created_at_from: "2026-03-22" }, { createdAtFrom: new Date("2026-03-22T00:00:00Z") }],
  [{ direction: "outbound" }, { direction: "outbound" }],
])("%j narrows the list", (params, query) => {
  expect(readCallsUrl(params, "UTC")).toMatchObject({ query, filtered: true });
});

test.each([{ status: "gone" }, { direction: "up" }, { fulltext: "  " }])("%j narrows nothing", (params) => {
  expect(readCallsUrl(params, "UTC")).toMatchObject({ filtered: false, tooShort: false });
});

test("two characters are too few to search for, and the page says so", () => {
  expect(readCallsUrl({ fulltext: "71" }, "UTC")).toMatchObject({ filtered: false, tooShort: true });
});

test("a cursor that is none leads to the first page, which says so", () => {
  expect(readCallsUrl({ cursor: "nonsense" }, "UTC")).toMatchObject({ lost: true });
});

test("a day is the company's own; what is none narrows nothing, and the page says so", () => {
  const { query } = readCallsUrl({ created_at_to: "2026-03-22" }, "America/Denver");
  expect(query.createdAtTo).toEqual(new Date("2026-03-23T05:59:59.999Z"));
  expect(readCallsUrl({ created_at_from: "tomorrow" }, "UTC")).toMatchObject({
    filtered: false,
    problems: ["“tomorrow” is not a date."],
  });
});
