import { expect, test } from "vitest";
import { callStatuses } from "@/db/enums";
import { readTimedUrl } from "./timed-url";

test("nothing in the URL: all calls, newest first", () => {
  expect(readTimedUrl({}, "UTC", callStatuses)).toMatchObject({
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
  expect(readTimedUrl(params, "UTC", callStatuses)).toMatchObject({ query, filtered: true });
});

test.each([{ status: "gone" }, { direction: "up" }, { fulltext: "  " }])("%j narrows nothing", (params) => {
  expect(readTimedUrl(params, "UTC", callStatuses)).toMatchObject({ filtered: false, tooShort: false });
});

test("two characters are too few to search for, and the page says so", () => {
  expect(readTimedUrl({ fulltext: "71" }, "UTC", callStatuses)).toMatchObject({
    filtered: false,
    tooShort: true,
  });
});

test("a cursor that is none leads to the first page, which says so", () => {
  expect(readTimedUrl({ cursor: "nonsense" }, "UTC", callStatuses)).toMatchObject({ lost: true });
});

test("a day is the company's own; what is none narrows nothing, and the page says so", () => {
  const { query } = readTimedUrl({ created_at_to: "2026-03-22" }, "America/Denver", callStatuses);
  expect(query.createdAtTo).toEqual(new Date("2026-03-23T05:59:59.999Z"));
  expect(readTimedUrl({ created_at_from: "tomorrow" }, "UTC", callStatuses)).toMatchObject({
    filtered: false,
    problems: ["“tomorrow” is not a date."],
  });
});
