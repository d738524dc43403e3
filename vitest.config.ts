import path from "node:path";
import { defineConfig } from "vitest/config";
import { isDriverSlip } from "./db/driver-slips.ts";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,db,bin,bench,worker,gate,components,app}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/test-database.ts"],
    onUnhandledError: (error) => !isDriverSlip(error),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
