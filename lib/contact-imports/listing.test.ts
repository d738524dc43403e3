import { expect, test } from "vitest";
import { testContext, testNumber } from "@/lib/testing/context";
import { listImports } from "./listing";
import { storeUpload } from "./storing";
import { pieces, upload } from "./testing/uploads";

test("the list is narrowed by status and by a part of the name, whatever its case and its signs, and counts what it shows", async () => {
  const ctx = await testContext();
  const draft = (name: string) => storeUpload(ctx, { name, bytes: pieces(testNumber(1)) });
  const november = await draft("November_100%.csv");
  const december = await draft("december.csv");
  const waiting = await upload(ctx, testNumber(2));
  const found = async (input: Parameters<typeof listImports>[1]) => {
    const { rows, totalCount } = await listImports(ctx, input);
    expect(totalCount).toBe(rows.length);
    return rows.map((row) => row.id);
  };
  expect(await found({ status: "draft" })).toEqual([december.id, november.id]);
  expect(await found({ status: "pending" })).toEqual([waiting.id]);
  expect(await found({ name: " EMBER" })).toEqual([december.id, november.id]);
  expect(await found({ name: "r_1" })).toEqual([november.id]);
  expect(await found({ name: "0%" })).toEqual([november.id]);
  expect(await found({ name: "r%c" })).toEqual([]);
  expect(await found({ name: "\\" })).toEqual([]);
  expect(await found({ name: "", status: undefined })).toHaveLength(3);
  expect(await found({ name: "list", status: "draft" })).toEqual([]);
  await expect(listImports(ctx, { name: "a\0b" })).rejects.toThrow(/no text/);
});
