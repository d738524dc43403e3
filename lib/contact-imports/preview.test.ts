import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testContext, testNumber } from "@/lib/testing/context";
import { previewImport } from "./preview";
import { storeUpload } from "./storing";
import { pieces } from "./testing/uploads";

test("a small packed file that holds a long text is not counted: a page would read all of it", async () => {
  const ctx = await testContext();
  const content = (lines: number) => gzipSync(`${testNumber(1)}\n${"\n".repeat(lines)}${testNumber(2)}\n`);
  const countOf = async (lines: number) => {
    const { id, status } = await storeUpload(ctx, { name: "list.gz", bytes: pieces(content(lines)) });
    expect(status).toBe("draft");
    return (await previewImport(ctx, id)).rowCount;
  };
  expect(await countOf(1_000_000)).toBe(2);
  expect(await countOf(20_000_000)).toBeNull();
});
