import { expect, test } from "vitest";
import { stopParts } from "./day-words";

const day = "2026-11-22";
const hrefs = (of: Parameters<typeof stopParts>[0]["stop"]["of"]) =>
  stopParts({ day, stop: { all: 1, of } }).map(({ words, href }) => [words, href]);

test("what was stopped on a day leads to just that: blocked or opted out, of that day", () => {
  const stopped = `status=stopped&created_at_from=${day}&created_at_to=${day}`;
  expect(hrefs({ dial: 1, match: 3, sms: 2 })).toEqual([
    ["1 call out", `/calls?${stopped}&direction=outbound`],
    ["3 calls in", `/calls?${stopped}&direction=inbound`],
    ["2 texts", `/text_messages?${stopped}`],
  ]);
  expect(hrefs({})).toEqual([]);
});
