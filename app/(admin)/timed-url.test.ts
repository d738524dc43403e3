import { expect, test } from "vitest";
import { callStatuses } from "@/db/enums";
import { pageAt } from "./list-url";
import { timedUrl } from "./timed-url";

const readUrl = timedUrl("/calls", callStatuses);
const read = (params: Record<string, string>, timeZone = "UTC") =>
  readUrl(params, { country: "US", timeZone });

test("nothing in the URL: all calls, newest first", async () => {
  expect(await read({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    hint: undefined,
    problems: [],
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ status: "no-answer" }, { status: { status: "no-answer" } }],
  [{ status: "stopped" }, { status: { stopped: true } }],
  [{ created_at_from: "2026-03-22" }, { createdAtFrom: new Date("2026-03-22T00:00:00Z") }],
  [{ direction: "outbound" }, { direction: "outbound" }],
])("%j narrows the list", async (params: Record<string, string>, query) => {
  expect(await read(params)).toMatchObject({ query, filtered: true, problems: [] });
});

test.each([
  [{ status: "foo" }, "“foo” is not a status."],
  [{ direction: "up" }, "“up” is not a direction."],
  [{ created_at_from: "tomorrow" }, "“tomorrow” is not a date."],
])("%j says what it does not know, and shows nothing", async (params: Record<string, string>, problem) => {
  const url = await read(params);
  expect(url.problems).toEqual([problem]);
  const page = await pageAt(url, () => Promise.reject(new Error("the list was read")));
  expect(page).toMatchObject({ rows: [], totalCount: 0 });
});

test("two characters are too few to search for, and the page says so", async () => {
  expect(await read({ fulltext: "71" })).toMatchObject({ filtered: false, hint: expect.any(String) });
  expect(await read({ fulltext: "  " })).toMatchObject({ filtered: false, hint: undefined });
});

test("a cursor that is none leads to the first page, which says so", async () => {
  expect(await read({ cursor: "nonsense" })).toMatchObject({ lost: true });
});

test("a day is the company's own", async () => {
  const { query } = await read({ created_at_to: "2026-03-22" }, "America/Denver");
  expect(query.createdAtTo).toEqual(new Date("2026-03-23T05:59:59.999Z"));
});
