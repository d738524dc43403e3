import { expect, test } from "vitest";
import { longWork } from "./tasks";

test("work that rests as the database goes away is put back into the queue once that is there again, and not failed", async () => {
  const happened: string[] = [];
  const job = longWork({
    what: "work",
    run: async () => {
      happened.push("rests");
      return false;
    },
    again: async () => {
      if (happened.push("again") < 4) throw Object.assign(new Error("shutting down"), { code: "57P01" });
    },
    fail: async () => void happened.push("fails"),
  });
  await job({ companyId: 1, id: 1 }, new AbortController().signal);
  expect(happened).toEqual(["rests", "again", "again", "again"]);
});
