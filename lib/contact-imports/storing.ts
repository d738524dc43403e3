import type { z } from "zod";
import type { ContactImport, ImportReading } from "@/db/schema/contact-imports";
import { storedFiles } from "@/db/schema/stored-files";
import type { Context } from "@/lib/context";
import { databaseCode, transaction } from "@/lib/transaction";
import { PASTED_SHAPE } from "@/lib/csv/csv";
import { csvLine } from "@/lib/csv/writing";
import { env } from "@/lib/env";
import { AppError, Conflict, Invalid } from "@/lib/errors";
import { Reason } from "@/lib/contacts/schema";
import { allow } from "@/lib/allow";
import { parseNumber } from "@/lib/phone/phone";
import { writeBytes } from "@/lib/stored-files/writing";
import { askLayout } from "./inner/asking";
import { removeBroken } from "./discarding";
import { changeImport, insertImport } from "./inner/record";
import { FileName, PASTED } from "./schema";
import { choicesOf, layoutRecord } from "./settings";

/** A file as it comes; `signal` aborts when whoever sends it has left. */
export type NewFile = {
  name?: string;
  contentType?: string;
  bytes: AsyncIterable<Uint8Array>;
  signal?: AbortSignal;
};

const LONGEST_SHOWN = 20;

/**
 * Stores a file as it comes, never whole in memory, and returns its upload: a draft with its columns, or failed with
 * one sentence when it cannot be read. Nothing runs yet. Throws a 413 as soon as more than UPLOAD_LIMIT bytes have
 * come; what a broken upload left is removed, after a day at the latest. Needs `Contact:import`.
 */
export async function storeUpload(ctx: Context, input: NewFile): Promise<ContactImport> {
  allow(ctx, "Contact:import");
  const record = await beginUpload(ctx, input);
  const byteSize = await writeFile(ctx, record, input.bytes);
  const found = await examine(ctx, { ...record, byteSize }, input.signal);
  return changeImport(ctx, record.id, { byteSize, ...found });
}

/**
 * Stores a list of numbers as a file of one column, one number a line, named for the first if no name is given.
 * `reason` is that of the block. Needs `Contact:import`.
 */
export async function storeNumbers(
  ctx: Context,
  input: { name?: string; numbers: string[]; reason?: z.input<typeof Reason> },
): Promise<ContactImport> {
  allow(ctx, "Contact:import");
  if (!input.numbers.some((number) => number.trim() !== ""))
    throw new Invalid({ numbers: ["has no number in it"] });
  const reason = Reason.optional().parse(input.reason);
  const name = input.name || pastedName(ctx, input.numbers);
  const record = await beginUpload(ctx, { name, contentType: "text/csv" });
  const byteSize = await writeFile(ctx, record, asLines(input.numbers));
  const { headers, ...shape } = PASTED_SHAPE;
  const [callerIdColumnName] = headers;
  return changeImport(ctx, record.id, {
    byteSize,
    status: "draft",
    headers,
    shape,
    callerIdColumnName,
    numberColumns: [0],
    reading: PASTED_READING,
    reason,
  });
}

/** A pasted list is stored as we write it. */
const PASTED_READING: ImportReading = {
  packing: null,
  part: null,
  encoding: "UTF-8",
  fallback: null,
  certain: true,
  sheets: [],
  hiddenRows: 0,
  hiddenColumns: 0,
  otherColumns: [],
  guessed: false,
  pasted: true,
};

/** "Pasted numbers (+17193132645 and 41 more)". */
function pastedName({ country }: Context, numbers: string[]): string {
  const [first = "", ...others] = numbers.map((number) => number.trim()).filter(Boolean);
  const parsed = parseNumber(first, { country, from: "file" });
  const named = parsed.ok ? parsed.number : first.slice(0, LONGEST_SHOWN).replace(/[\\/]/g, " ");
  const more = others.length === 0 ? "" : ` and ${others.length.toLocaleString("en-US")} more`;
  return `${PASTED} (${named}${more})`;
}

async function* asLines(numbers: string[]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < numbers.length; at += 10_000) {
    yield Buffer.from(
      numbers
        .slice(at, at + 10_000)
        .map((number) => csvLine([number.replaceAll("\0", "\ufffd")]))
        .join(""),
    );
  }
}

async function beginUpload(
  ctx: Context,
  { name, contentType }: Omit<NewFile, "bytes">,
): Promise<ContactImport> {
  const file = {
    companyId: ctx.companyId,
    name: FileName.parse(name ?? "") || "Upload",
    contentType: contentType ?? "application/octet-stream",
  };
  return transaction(ctx, async (ctx) => {
    const [stored] = await ctx.db.insert(storedFiles).values(file).returning();
    return insertImport(ctx, { name: file.name, storedFileId: stored?.id, defaultCountry: ctx.country });
  });
}

async function writeFile(
  ctx: Context,
  { id, storedFileId }: ContactImport,
  bytes: AsyncIterable<Uint8Array>,
) {
  if (storedFileId === null) throw new Error("an upload has a file");
  try {
    return await writeBytes(ctx, { storedFileId, bytes, limit: env().uploadLimit });
  } catch (error) {
    if (databaseCode(error) === GONE) throw new Conflict("The upload was discarded while it came.");
    // Its client has left, or was cut off. If this fails, too, it goes after a day.
    await removeBroken(ctx, { id }).catch(() => undefined);
    throw error;
  }
}

/** What a chunk gets whose file is not there any more. */
const GONE = "23503";

/** The file's layout and likeliest number column, or why it cannot be read. */
async function examine(
  ctx: Context,
  record: ContactImport,
  signal?: AbortSignal,
): Promise<Partial<ContactImport>> {
  try {
    if (record.byteSize === 0) throw new Invalid({ base: ["The file is empty: it has 0 bytes."] });
    const found = await askLayout(ctx, record, { choices: choicesOf(record), signal });
    if (!found.hasRows) throw new Invalid({ base: [emptiness(found.shape.hasHeader)] });
    return { status: "draft", ...layoutRecord(found) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: "failed", failedAt: new Date(), errorMessage: error.message };
  }
}

const emptiness = (hasHeader: boolean) =>
  hasHeader
    ? "The file has column names and no row beneath them."
    : "The file has no row with anything in it.";
