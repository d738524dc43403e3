import { expect, test } from "vitest";
import { makeCheckKey, makeKeys } from "@/lib/access-tokens/keys";
import { makeLeadToken } from "@/lib/lead-tokens";
import { withoutKeys } from "@/lib/log";

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
