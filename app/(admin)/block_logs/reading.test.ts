import { expect, test } from "vitest";
import { readBlockLogsUrl } from "./reading";

const read = (params: Record<string, string>) =>
  readBlockLogsUrl(params, { country: "US", timeZone: "America/New_York" });

test("nothing in the URL: the whole trail, newest first", () => {
  expect(read({})).toMatchObject({
    query: { perPage: 25, orderDir: "desc" },
    filtered: false,
    lost: false,
    problems: [],
  });
});

test.each([
  [{ number: "(719) 313-2645" }, { number: "+17193132645" }],
  [{ action: "unblock" }, { action: "unblock" }],
  [{ source: "schedule_action" }, { source: "schedule_action" }],
  [{ who: "collaborator_5" }, { collaboratorId: 5 }],
  [{ who: "access_token_12" }, { accessTokenId: 12 }],
  [{ created_at_from: "2026-07-01" }, { createdAtFrom: new Date("2026-07-01T04:00:00.000Z") }],
  [{ created_at_to: "2026-12-01" }, { createdAtTo: new Date("2026-12-02T04:59:59.999Z") }],
])("%j narrows the trail to %j", (params, query) => {
  expect(read(params)).toMatchObject({ query, filtered: true, problems: [] });
});

test.each<Record<string, string>>([
  { action: "explode" },
  { source: "moon" },
  { who: "collaborator_" },
  { who: "collaborator_1e3" },
  { who: "user_5" },
  { who: "collaborator_99999999999999999" },
])("%j narrows nothing", (params) => {
  expect(read(params)).toMatchObject({ filtered: false });
});

test("a number or a day that cannot be read is left out and told of", () => {
  expect(read({ number: "719", created_at_from: "2026-02-31" })).toMatchObject({
    filtered: false,
    problems: [expect.stringContaining("“719”"), "“2026-02-31” is not a date."],
  });
});

test("a cursor that is none leads to the first page, which says so", () => {
  expect(read({ cursor: "nonsense" })).toMatchObject({ lost: true });
});
