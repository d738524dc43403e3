import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { alongIndexes } from "@/lib/candidates";
import { testContext } from "@/lib/testing";

test("searches that come at once are read four at a time, and all of them", async () => {
  const ctx = await testContext();
  let [running, most] = [0, 0];
  const read = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      alongIndexes(ctx, async ({ db }) => {
        most = Math.max(most, ++running);
        await db.execute(sql`select pg_sleep(0.05)`);
        running--;
        return n;
      }),
    ),
  );
  expect(most).toBe(4);
  expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
