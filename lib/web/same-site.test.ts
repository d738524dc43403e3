import { expect, test } from "vitest";
import { refuseOtherSites } from "./same-site";

const asked = (headers: Record<string, string>) => () =>
  refuseOtherSites({ headers: new Headers({ host: "blacklist.example:3000", ...headers }) });

test.each([
  ["our own page", { origin: "http://blacklist.example:3000", "sec-fetch-site": "same-origin" }],
  ["our own page behind a proxy", { origin: "https://b.example", "x-forwarded-host": "b.example" }],
  ["no browser", {}],
])("%s is let in", (_, headers) => {
  expect(asked(headers)).not.toThrow();
});

test.each([
  ["another site", { origin: "http://evil.example" }],
  ["another port", { origin: "http://blacklist.example:4000" }],
  ["a page without an origin", { origin: "null" }],
  ["another site that hides its origin", { "sec-fetch-site": "cross-site" }],
])("%s is refused", (_, headers) => {
  expect(asked(headers)).toThrow(/own pages only/);
});
