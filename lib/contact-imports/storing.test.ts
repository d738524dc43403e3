import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { contactImports } from "@/db/schema/contact-imports";
import { storedFileChunks, storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { createExport } from "@/lib/data-exports/creating";
import { AppError, Forbidden, NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { writeBytes } from "@/lib/stored-files/writing";
import { removeAbandonedUploads } from "./abandoning";
import { getImport } from "./reading";
import { originalFile } from "./original";
import { storeNumbers, storeUpload } from "./storing";
import { pieces } from "./testing/uploads";

const store = (ctx: Context, content: string | Uint8Array, name = "list.csv") =>
  storeUpload(ctx, { name, contentType: "text/csv", bytes: pieces(content) });

async function join(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}

describe("storing a file", () => {
  test("keeps its bytes as they came, in chunks of a mebibyte at most", async () => {
    const ctx = await testContext();
    const content = Buffer.from(`phone\n${"7191231234\n".repeat(300_000)}`);
    const record = await store(ctx, content);
    expect(record).toMatchObject({ status: "draft", headers: ["phone"], byteSize: content.length });
    const { file, bytes } = await originalFile(ctx, record.id);
    expect(file).toMatchObject({ name: "list.csv", contentType: "text/csv", byteSize: content.length });
    expect((await join(bytes)).equals(content)).toBe(true);
    const chunks = await db
      .select({ size: sql<number>`length(bytes)` })
      .from(storedFileChunks)
      .where(eq(storedFileChunks.companyId, ctx.companyId));
    expect(Math.max(...chunks.map((chunk) => chunk.size))).toBe(1 << 20);
  });

  test.each([
    ["nothing", "", /^The file is empty: it has 0 bytes\.$/],
    ["blank lines only", "\n\n ,\n", /no row with anything in it/],
    ["column names only", "phone,name\n", /column names and no row/],
    ["a binary file", Buffer.from("89504e470d0a1a0a0000000d49484452000000", "hex"), /not a text file/],
    ["a damaged gzip", Buffer.concat([Buffer.from("1f8b0800", "hex"), Buffer.alloc(600, 7)]), /gzip/],
  ])("%s fails with one clear sentence", async (_, content, sentence) => {
    const ctx = await testContext();
    const record = await store(ctx, content);
    expect(record).toMatchObject({ status: "failed", failedAt: expect.any(Date) });
    expect(record.errorMessage).toMatch(sentence);
    expect(record.errorMessage).toMatch(/^[^.]+\.$/);
  });

  test("a file in which nothing looks like a number waits for a choice", async () => {
    const record = await store(await testContext(), "colour,taste\nred,sweet\nblue,sour\n");
    expect(record).toMatchObject({ status: "draft", callerIdColumnName: null, headers: ["colour", "taste"] });
  });

  test("is refused as soon as it is too large, and the rest is not read", async () => {
    const ctx = await testContext();
    const [file] = await db
      .insert(storedFiles)
      .values({ companyId: ctx.companyId, name: "x", contentType: "text/csv" })
      .returning();
    let read = 0;
    async function* endless() {
      for (;;) yield Buffer.alloc((read += 1) && 1_000);
    }
    const refused = writeBytes(ctx, { storedFileId: file?.id ?? 0, bytes: endless(), limit: 50_000 });
    await expect(refused).rejects.toMatchObject({ status: 413 } satisfies Partial<AppError>);
    expect(read).toBe(51);
  });

  test("a name loses what could break a line, and has an end", async () => {
    const record = await store(await testContext(), "7191231234", `a\r\nb\u202e${"c".repeat(400)}`);
    expect(record.name).toMatch(/^abc+$/);
    expect(record.name.length).toBeLessThan(256);
  });

  test("needs the permission Contact:import", async () => {
    const ctx = await testContext({ permissions: new Set(["Contact:block", "suppression_list"]) });
    await expect(store(ctx, "7191231234")).rejects.toEqual(new Forbidden("Contact:import"));
    await expect(storeNumbers(ctx, { numbers: ["7191231234"] })).rejects.toEqual(
      new Forbidden("Contact:import"),
    );
  });

  test("another company's upload and its file are not there", async () => {
    const record = await store(await testContext(), "7191231234");
    const other = await testContext();
    await expect(getImport(other, record.id)).rejects.toEqual(new NotFound("upload"));
    await expect(originalFile(other, record.id)).rejects.toEqual(new NotFound("upload"));
  });
});

describe("storing numbers", () => {
  test("keeps each as it was given, one a line", async () => {
    const ctx = await testContext();
    const record = await storeNumbers(ctx, { numbers: [testNumber(1), '"quoted, odd"', "", " 12 "] });
    expect(record).toMatchObject({ status: "draft", callerIdColumnName: "Column 1" });
    const { bytes } = await originalFile(ctx, record.id);
    expect((await join(bytes)).toString()).toBe(`${testNumber(1)}\r\n"""quoted, odd"""\r\n""\r\n" 12 "\r\n`);
  });

  test.each([
    [["(719) 555-0001", " ", "x", "y"], "Pasted numbers (+17195550001 and 2 more)"],
    [["7195550001"], "Pasted numbers (+17195550001)"],
    [["not a number but a long text", "12"], "Pasted numbers (not a number but a l and 1 more)"],
  ])("names %j for the first", async (numbers, name) => {
    expect((await storeNumbers(await testContext(), { numbers })).name).toBe(name);
  });

  test("takes the name that is given", async () => {
    const numbers = ["7195550001"];
    expect((await storeNumbers(await testContext(), { numbers, name: "From CRM" })).name).toBe("From CRM");
  });

  test("an empty list is refused", async () => {
    const refused = storeNumbers(await testContext(), { numbers: ["", " "] });
    await expect(refused).rejects.toMatchObject({ errors: { numbers: ["has no number in it"] } });
  });
});

test("drafts and broken uploads vanish after a day with their files, nothing else does, nor what an export names", async () => {
  const ctx = await testContext();
  const old = await store(ctx, "7191231234");
  const fresh = await store(ctx, "7191231235");
  const failed = await store(ctx, "");
  const aDayAgo = new Date(Date.now() - 25 * 3_600_000);
  const age = (id: number) =>
    db.update(contactImports).set({ updatedAt: aDayAgo }).where(eq(contactImports.id, id));
  await Promise.all([age(old.id), age(failed.id)]);
  const named = await store(ctx, "7191231236");
  await createExport(ctx, { contactImportId: named.id });
  await age(named.id);
  await removeAbandonedUploads();
  const left = await db.select().from(contactImports).where(eq(contactImports.companyId, ctx.companyId));
  expect(left.map((row) => row.id).sort()).toEqual([fresh.id, failed.id, named.id].sort());
  const files = await db.select().from(storedFiles).where(eq(storedFiles.companyId, ctx.companyId));
  expect(files.map((file) => file.id)).not.toContain(old.storedFileId);
});
