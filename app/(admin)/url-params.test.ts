import { expect, test } from "vitest";
import { hrefAt, urlParams } from "./url-params";

test("another place of a list keeps its search and sort and drops the page number", () => {
  const params = { fulltext: "+1719", order: "number", page: "3", cursor: "old" };
  expect(hrefAt("/contacts", params, "new")).toBe("/contacts?fulltext=%2B1719&order=number&cursor=new");
  expect(hrefAt("/contacts", params, null)).toBeNull();
});

test("a parameter given twice counts once", async () => {
  expect(await urlParams(Promise.resolve({ order: ["number", "blocked_at"], fulltext: undefined }))).toEqual({
    order: "number",
    fulltext: undefined,
  });
});
