import { db } from "@/db";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { actingAs } from "@/lib/jobs/askers";
import { Ended } from "@/lib/jobs/rows";
import type { RecordJob } from "@/lib/jobs/enqueue";
import { allow } from "@/lib/allow";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { askVerdicts } from "./inner/asking";
import { askPreview, beginPreview, enqueuePreview, keepPreview } from "./inner/preview-record";
import type { FirstRow, FoundRows, FoundVerdicts } from "./inner/reader/questions";
import { type Standings, standingOf } from "./inner/standing";
import { lockImport } from "./inner/record";
import { Tally } from "./inner/tally";
import { ahead } from "./inner/windows";
import type { PreviewRow, PreviewVerdict } from "./verdicts";

/** How often the counts on the record grow. */
const KEPT_MS = 250;

/**
 * Has a draft judged whole, ahead of its start; one that has been started, or is judged already, stays as it is. Needs
 * `Contact:import`.
 */
export async function judgeDraft(ctx: Context, { id }: { id: number }): Promise<void> {
  allow(ctx, "Contact:import");
  await transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status === "draft") await askPreview(ctx, record);
  });
}

/**
 * Judges the whole file of a draft as its run would, and changes no number. It begins anew each time, and ends as soon
 * as the draft is discarded, started, or judged by other settings. Returns whether it has ended (false: `signal` told
 * to rest).
 */
export async function runPreview(job: RecordJob, signal: AbortSignal): Promise<boolean> {
  const begun = await beginPreview({ ...job, db });
  if (!begun) return true;
  const { record, settings } = begun;
  const ctx = await actingAs(record);
  const keep = async (values: Parameters<typeof keepPreview>[2]) => {
    if (!(await keepPreview(ctx, { id: record.id, settings }, values))) throw new Ended();
  };
  try {
    await judgeRows(ctx, record, { keep, signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    if (error instanceof Ended || !(await keepPreview(ctx, { id: record.id, settings }, {}))) return true;
    throw error;
  }
}

/** Puts a judging that was told to rest back into the queue. */
export const judgeLater = (job: RecordJob) => enqueuePreview({ db }, job);

/** Says on the record why a draft cannot be judged. */
export async function failPreview({ companyId, id }: RecordJob, error: unknown): Promise<void> {
  const errorMessage =
    error instanceof AppError ? error.message : "Something went wrong on our side and was logged.";
  const begun = await beginPreview({ companyId, id, db });
  if (!begun) return;
  await keepPreview({ companyId, db }, { id, settings: begun.settings }, { status: "failed", errorMessage });
}

type Judging = {
  keep(values: Parameters<typeof keepPreview>[2]): Promise<void>;
  signal: AbortSignal;
};

async function judgeRows(ctx: Context, record: ContactImport, { keep, signal }: Judging): Promise<void> {
  const tally = new Tally(record.blocked);
  let keptAt = performance.now();
  for await (const found of ahead(askVerdicts(ctx, record, { home: ctx.country, signal }))) {
    if ("doubt" in found) {
      await keep({ firstRows: await withVerdicts(ctx, record, found) });
      continue;
    }
    tally.take(found, await standingOf(ctx, numbersIn(found)));
    if (tally.full) {
      tally.cut();
      break;
    }
    if (performance.now() - keptAt < KEPT_MS) continue;
    await keep(tally.all());
    keptAt = performance.now();
  }
  await keep({ ...tally.all(), status: "succeeded" });
}

/** The numbers that are to be looked up; the reader makes only what `parseNumber` made. */
const numbersIn = ({ numbers, ifKnown }: FoundVerdicts): Phone[] => [
  ...(numbers as Phone[]),
  ...ifKnown.flatMap((refused) => refused.ifKnown?.map(({ number }) => number) ?? []),
];

/** The first rows with what would happen to each of their numbers, the first of a number before its duplicates. */
async function withVerdicts(ctx: Context, record: ContactImport, found: FoundRows) {
  const numbers = found.rows.flatMap(({ taken, refused }) =>
    [taken ?? [], refused?.ifKnown ?? []].flat().map(({ number }) => number),
  );
  const standing = await standingOf(ctx, numbers);
  const seen = new Set<Phone>();
  const rows = withKnown(found.rows, standing).map(({ taken, refused, ...row }): PreviewRow => {
    const verdict = taken && verdictOf(taken.number, { record, standing, seen });
    return {
      ...row,
      verdict: verdict ?? (refused ? "rejected" : null),
      problem: refused?.problem ?? null,
      number: taken?.number ?? null,
      name: taken?.name ?? null,
      reason: taken?.reason ?? null,
      note: taken?.note ?? null,
    };
  });
  return { ...found, rows };
}

/** An impossible number is read where the company knows it. */
const withKnown = (rows: FirstRow[], standing: Standings): FirstRow[] =>
  rows.flatMap((row): FirstRow[] => {
    const found = (row.refused?.ifKnown ?? []).filter(({ number }) => standing.has(number));
    const left = row.refused && found.length < row.refused.pieces;
    const taken = found.map((each) => ({ ...row, text: each.text.trim(), taken: each, refused: null }));
    return found.length > 0 ? [...taken, ...(left ? [row] : [])] : [row];
  });

type Known = { record: ContactImport; standing: Standings; seen: Set<Phone> };

function verdictOf(number: Phone, { record, standing, seen }: Known): PreviewVerdict {
  if (seen.has(number)) return "duplicate";
  seen.add(number);
  const blocked = standing.get(number) ?? false;
  if (record.blocked) return blocked ? "already_blocked" : "block";
  return blocked ? "unblock" : "not_blocked";
}
