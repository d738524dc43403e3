import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { alongIndexes } from "@/lib/listing/candidates";
import type { Context } from "@/lib/context";
import { testContext } from "@/lib/testing/context";

/** Starts ten readings, by these contexts in turn, and returns how many ran at once. All ten must be answered. */
async function mostAtOnce(contexts: Context[]) {
  let [running, most] = [0, 0];
  const read = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      alongIndexes(contexts[n % contexts.length] ?? fail(), async ({ db }) => {
        most = Math.max(most, ++running);
        await db.execute(sql`select pg_sleep(0.05)`);
        running--;
        return n;
      }),
    ),
  );
  expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  return most;
}

function fail(): never {
  throw new Error("there is a context for each");
}

test("searches that come at once are read four at a time, of one company two, and all of them", async () => {
  const companies = await Promise.all([testContext(), testContext(), testContext()]);
  expect(await mostAtOnce(companies)).toBe(4);
  expect(await mostAtOnce(companies.slice(0, 1))).toBe(2);
});

test("a company's own readings keep no other company from its turn", async () => {
  const [busy, other] = [await testContext(), await testContext()];
  let end = () => {};
  const held = new Promise<void>((resolve) => (end = resolve));
  const readings = Array.from({ length: 8 }, () => alongIndexes(busy, () => held));
  expect(await alongIndexes(other, async () => "its turn")).toBe("its turn");
  end();
  await Promise.all(readings);
});
