import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { isDriverSlip } from "./db/driver-slips.ts";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,db,bin,bench,worker,gate,components,app}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/test-database.ts", "bin/test/reader.ts"],
    onUnhandledError: (error) => !isDriverSlip(error),
    // By default one core stays free: of two, that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // For a machine four times slower, and then some: no test takes more than half a minute on a quiet one with two
    // cores.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
