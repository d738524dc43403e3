import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv, SettingsError } from "@/lib/env";

test("without any setting the defaults of the contract hold", () => {
  expect(parseEnv({})).toEqual({
    port: 3000,
    gatePort: 3001,
    dataDir: path.resolve(".data"),
    trustProxy: [],
    demo: true,
    uploadLimit: 1_073_741_824,
    allowPrivateTargets: false,
    rateLimit: 6_000,
    leadRateLimit: 600,
  });
});

test("an empty setting counts as absent, the gate follows the port", () => {
  expect(parseEnv({ PORT: "4100", HOST: "", DEMO: "0" })).toMatchObject({
    port: 4100,
    gatePort: 4101,
    demo: false,
  });
  expect(parseEnv({ HOST: "" }).host).toBeUndefined();
});

test.each([
  [{ PORT: "abc" }, 'PORT must be a port number (it is "abc").'],
  [{ PORT: "70000" }, 'PORT must be between 1 and 65535 (it is "70000").'],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with postgres://."],
  [
    { TRUST_PROXY: "10.0.0.0/33" },
    'TRUST_PROXY must be networks like 10.0.0.0/8, separated by commas (it is "10.0.0.0/33").',
  ],
  [
    { PUBLIC_URL: "ftp://x" },
    'PUBLIC_URL must be a URL like https://blacklist.example.com (it is "ftp://x").',
  ],
  [{ RATE_LIMIT: "0" }, 'RATE_LIMIT must be 1 or more (it is "0").'],
  [{ DEMO: "yes" }, 'DEMO must be 0 or 1 (it is "yes").'],
])("%j is refused in one sentence", (given, sentence) => {
  expect(() => parseEnv(given)).toThrow(new SettingsError(sentence));
});
