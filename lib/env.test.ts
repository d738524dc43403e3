import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv, SettingsError, VARIABLES } from "@/lib/env";

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
    databasePool: 10,
    gateProcesses: 1,
    logLevel: "info",
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
  [{ DATABASE_POOL: "0" }, 'DATABASE_POOL must be 1 or more (it is "0").'],
  [
    { LOG_LEVEL: "loud" },
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent (it is "loud").',
  ],
])("%j is refused in one sentence", (given, sentence) => {
  expect(() => parseEnv(given)).toThrow(new SettingsError(sentence));
});

test.each([
  ["README.md", /^\| `([A-Z_]+)` \|/gm],
  [".env.example", /^# ([A-Z_]+)=/gm],
])("%s lists exactly the settings that are read", (file, line) => {
  const listed = [...readFileSync(file, "utf8").matchAll(line)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual([...VARIABLES.values()].toSorted());
});

test("what the log and the database read from the environment themselves is a setting too", () => {
  for (const file of ["lib/log.ts", "lib/sealing.ts", "db/index.ts", "db/url.ts"]) {
    for (const [, name] of readFileSync(file, "utf8").matchAll(/process\.env\.([A-Z_]+)/g)) {
      expect([...VARIABLES.values()]).toContain(name);
    }
  }
});
