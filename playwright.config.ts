import { defineConfig } from "@playwright/test";
import { ownStack, stacks } from "./e2e/stacks";

const { E2E_REPORT, CHROMIUM } = process.env;

/**
 * Two stories on one stack would meet: they count the same Blacklist and set the same telephone. So each worker has a
 * stack of its own. The limits are for a machine four times slower than one on which the longest story takes half a
 * minute.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: stacks.length,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ...(E2E_REPORT ? [["json", { outputFile: E2E_REPORT }] as const] : [])],
  use: {
    baseURL: ownStack.url,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: CHROMIUM || undefined,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
