import { expect, test } from "vitest";
import { readBlockLogsUrl } from "./url";

const read = (params: Record<string, string>) =>
  readBlockLogsUrl(params, { country: "US", timeZone: "America/New_York" });

test("nothing in the URL: the whole trail, newest first", async () => {
  expect(await read({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    problems: [],
  });
});

test.each([
  [{ number: "(719) 313-2645" }, { number: "(719) 313-2645" }],
  [{ number: "3132" }, { number: "3132" }],
  [{ action: "unblock" }, { action: "unblock" }],
  [{ source: "schedule_action" }, { source: "schedule_action" }],
  [{ who: "collaborator_5" }, { who: { collaboratorId: 5 } }],
  [{ who: "access_token_12" }, { who: { accessTokenId: 12 } }],
  [{ created_at_from: "2026-07-01" }, { createdAtFrom: new Date("2026-07-01T04:00:00.000Z") }],
  [{ created_at_to: "2026-12-01" }, { createdAtTo: new Date("2026-12-02T04:59:59.999Z") }],
])("%j narrows the trail to %j", async (params, query) => {
  expect(await read(params)).toMatchObject({ query, filtered: true, problems: [] });
});

test.each([
  [{ action: "explode" }, "“explode” is not an action."],
  [{ source: "moon" }, "“moon” is not a source."],
  [{ who: "collaborator_" }, "“collaborator_” is not a person or a token."],
  [{ who: "collaborator_1e3" }, "“collaborator_1e3” is not a person or a token."],
  [{ who: "user_5" }, "“user_5” is not a person or a token."],
  [{ who: "collaborator_99999999999999999" }, "“collaborator_99999999999999999” is not a person or a token."],
  [{ number: "719" }, "“719” has fewer than 4 digits: name a number, or four digits of it."],
  [{ created_at_from: "2026-02-31" }, "“2026-02-31” is not a date."],
  [{ reason: "foo" }, "“reason” is not a filter of this list."],
  [{ from: "nonsense" }, "“from” is not a filter of this list."],
])("%j says what it does not know", async (params: Record<string, string>, problem) => {
  expect(await read(params)).toMatchObject({ filtered: false, problems: [problem] });
});

test("all that cannot be read is said at once", async () => {
  expect((await read({ number: "719", action: "x", source: "api", order: "x" })).problems).toHaveLength(2);
});

test("a cursor that is none leads to the first page, which says so", async () => {
  expect(await read({ cursor: "nonsense" })).toMatchObject({ lost: true, problems: [] });
});
