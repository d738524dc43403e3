import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { makeCheckKey, makeKeys } from "@/lib/access-tokens/keys";
import { makeLeadToken } from "@/lib/making-lead-tokens";
import { atLength, inShort, withoutKeys } from "@/lib/log";

test("a line of the log says which kind of key it was and never the key", () => {
  const secrets = [makeKeys().privateKey, makeCheckKey().checkKey, makeLeadToken()];
  for (const secret of secrets) {
    const line = JSON.stringify({ url: `/api/v1/check/${secret}/1?x=${secret}`, stack: `Error: ${secret}` });
    expect(withoutKeys(line)).not.toContain(secret.slice(6, 14));
    expect(withoutKeys(line)).toContain("…");
  }
  const { publicKey } = makeKeys();
  expect(withoutKeys(`by ${publicKey} at noon`)).toBe(`by ${publicKey} at noon`);
});

test("a failed query is told by what the database said of it, without its statement and values", async () => {
  const failure = await db
    .execute(sql`select ${"tdpub123"}::text::integer as one`)
    .then(() => null)
    .catch((error: unknown) => error);
  const said = inShort(failure);
  expect(said).toBe('PostgresError: invalid input syntax for type integer: "tdpub123" (22P02)');
  const long = inShort(
    await db.execute(sql`select ${"x".repeat(9_000)}::text, 1 / 0`).catch((e: unknown) => e),
  );
  expect(long).toBe("PostgresError: division by zero (22012)");
});

test("what nobody expected says where it came from too, and of a query which one it was", async () => {
  const failure = await db.execute(sql`select ${"tdpub123"}::text, 1 / 0`).catch((e: unknown) => e);
  const said = atLength(failure);
  expect(said).toMatch(/^PostgresError: division by zero \(22012\)\nin: select \$1::text, 1 \/ 0\n\s+at /);
  expect(said).not.toContain("tdpub123");
  expect(atLength(new TypeError("no"))).toMatch(/^TypeError: no\n\s+at .*log\.test\.ts/);
});
