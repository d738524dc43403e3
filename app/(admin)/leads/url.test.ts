import { expect, test } from "vitest";
import { readLeadsUrl } from "./url";

const read = (params: Record<string, string>) => readLeadsUrl(params, { country: "US", timeZone: "UTC" });

test("nothing in the URL: all leads, newest first", async () => {
  expect(await read({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    problems: [],
  });
});

test.each([
  [{ fulltext: "(719) 313-2645" }, { fulltext: "(719) 313-2645" }],
  [{ offer_id: "3" }, { offerId: 3 }],
  [{ schedule_id: "4" }, { scheduleId: 4 }],
  [{ disposition: " Call back " }, { disposition: "Call back" }],
])("%j narrows the list", async (params: Record<string, string>, query) => {
  expect(await read(params)).toMatchObject({ query, filtered: true, problems: [] });
});

test.each([
  [{ offer_id: "x" }, "“x” is not an offer."],
  [{ schedule_id: "0" }, "“0” is not a schedule."],
  [{ offer_id: "9".repeat(80) }, `“${"9".repeat(60)}” is not an offer.`],
  [{ disposition: "\0" }, "“” is not a disposition."],
  [{ status: "foo" }, "“status” is not a filter of this list."],
])("%j says what it does not know", async (params: Record<string, string>, problem) => {
  expect((await read(params)).problems).toEqual([problem]);
});

test("a search without a character is none", async () => {
  expect(await read({ fulltext: " \ud800 " })).toMatchObject({ filtered: false, hint: undefined });
});

test("two characters are too few to search for, and the page says so", async () => {
  expect(await read({ fulltext: "71" })).toMatchObject({ filtered: false, hint: expect.any(String) });
});

test("a cursor that is none leads to the first page, which says so", async () => {
  expect(await read({ cursor: "nonsense" })).toMatchObject({ lost: true });
});
