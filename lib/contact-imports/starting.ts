import { ZodError } from "zod";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { PASTED_SHAPE } from "@/lib/csv/csv";
import { AppError, Conflict, fieldErrors, Invalid } from "@/lib/errors";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { askedBy } from "@/lib/jobs/askers";
import { askPreview, dropPreview } from "./inner/preview-record";
import { changeImport, importById, lockImport } from "./inner/record";
import { FileName, ImportSettings } from "./schema";
import { allowImport, mustBeSettled, readSettings, type ReadSettings } from "./settings";
import { type NewFile, storeNumbers, storeUpload } from "./storing";

export type DraftSettings = { id: number } & ImportSettings;

/** The sentence for a file in which no column looks like phone numbers. */
export const NO_NUMBER_COLUMN = "No column of the file holds phone numbers.";

/**
 * Keeps the choices made for a draft, and has it judged by them unless `judged` is false: a list to clear is counted
 * otherwise. Needs the permission of what the file will do.
 */
export async function updateDraft(
  ctx: Context,
  { id, judged = true, ...input }: DraftSettings & { judged?: boolean },
): Promise<ContactImport> {
  const wanted = ImportSettings.parse(input);
  allowImport(ctx, wanted);
  const draft = await importById(ctx, id);
  if (draft.status !== "draft") return draft;
  // The file is read before its record is locked: nobody waits for that.
  const settings = await readSettings(ctx, draft, wanted);
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "draft") return record;
    const changed = await changeImport(ctx, id, settings);
    await (judged ? askPreview(ctx, changed) : dropPreview(ctx, id));
    return changed;
  });
}

/**
 * Lets a draft run with these settings; the job acts as who asks now. Started already: returned as it is. Throws
 * `Invalid` under `caller_id_column_name` when no column is named and none can be guessed. Needs `Contact:import`, and
 * to unblock `Contact:unblock` and `clear_blacklist`.
 */
export async function startImport(ctx: Context, { id, ...input }: DraftSettings): Promise<ContactImport> {
  const wanted = ImportSettings.parse(input);
  allowImport(ctx, wanted);
  const draft = await importById(ctx, id);
  if (draft.status === "uploading") throw new Conflict("The file has not arrived yet.");
  if (draft.status !== "draft") return draft;
  const settings = await readSettings(ctx, draft, wanted);
  if (settings.numberColumns.length === 0)
    throw new Invalid({ caller_id_column_name: ["is needed: no column seems to hold phone numbers"] });
  return startDraft(ctx, id, settings);
}

function startDraft(ctx: Context, id: number, settings: ReadSettings): Promise<ContactImport> {
  mustBeSettled(settings);
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status !== "draft") return record;
    await dropPreview(ctx, id);
    await enqueueImport(ctx, { companyId: ctx.companyId, id });
    return changeImport(ctx, id, { ...settings, ...askedBy(ctx), status: "pending" });
  });
}

/** Puts an upload's job into the queue, in which it waits once. */
export function enqueueImport(ctx: Pick<Context, "db">, job: RecordJob): Promise<void> {
  return enqueue(ctx, "run_contact_import", job, { key: `contact_import:${job.companyId}:${job.id}` });
}

/**
 * Stores a file or a list of numbers and lets it run at once. Returns the upload: pending, or failed with one sentence
 * when it cannot be read or holds no numbers. Throws as `storeUpload` and `startImport` do; then nothing runs.
 */
export async function importAtOnce(ctx: Context, input: NewImport): Promise<ContactImport> {
  const { stored, settings } = await storeToStart(ctx, input);
  return startAtOnce(ctx, stored, settings);
}

export type NewImport = { file: NewFile | { name?: string; numbers: string[] }; settings: ImportSettings };

/** An upload that is stored and not started, and what is to be done with it. */
export type Stored = { stored: ContactImport; settings: { name?: string } & ImportSettings };

/** The first half of `importAtOnce`: what it stores waits for `startAtOnce`, and vanishes after a day without it. */
export async function storeToStart(ctx: Context, { file, settings }: NewImport): Promise<Stored> {
  allowImport(ctx, ImportSettings.parse(settings));
  if (!("numbers" in file)) return { stored: await storeUpload(ctx, file), settings };
  // A list has one column: nothing is to be guessed, however few of its first items are numbers.
  const [column] = PASTED_SHAPE.headers;
  const callerIdColumnName = settings.callerIdColumnName ?? column;
  return { stored: await storeNumbers(ctx, file), settings: { ...settings, callerIdColumnName } };
}

/**
 * Lets a file that has just been stored run without a look at it, by another name if one is given; as `importAtOnce`.
 */
export async function startAtOnce(
  ctx: Context,
  stored: ContactImport,
  { name, ...settings }: { name?: string } & ImportSettings,
): Promise<ContactImport> {
  const record = name ? await changeImport(ctx, stored.id, { name: FileName.parse(name) }) : stored;
  if (record.status !== "draft") return record;
  try {
    const wanted = ImportSettings.parse(settings);
    // Asked again: the file may have taken an hour to arrive, and the permission may be gone since.
    allowImport(ctx, wanted);
    const read = await readSettings(ctx, record, wanted);
    if (read.numberColumns.length === 0) return await failDraft(ctx, record, NO_NUMBER_COLUMN);
    return await startDraft(ctx, record.id, read);
  } catch (error) {
    return refuseStored(ctx, record, error);
  }
}

/**
 * Throws the error on; a stored file that it keeps from running has failed of it, and is no draft that waits for
 * somebody.
 */
export async function refuseStored(ctx: Context, record: ContactImport, error: unknown): Promise<never> {
  const meant = error instanceof ZodError ? new Invalid(fieldErrors(error)) : error;
  if (meant instanceof AppError && record.status === "draft") await failDraft(ctx, record, meant.message);
  throw error;
}

const failDraft = (ctx: Context, { id }: ContactImport, errorMessage: string) =>
  changeImport(ctx, id, { status: "failed", failedAt: new Date(), errorMessage });
