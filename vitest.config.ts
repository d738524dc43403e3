import path from "node:path";
import { defineConfig } from "vitest/config";
import { isLateWrite } from "./db/late-write.ts";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,db,bin,bench,gate,components,app}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/test-database.ts"],
    onUnhandledError: (error) => !isLateWrite(error),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
