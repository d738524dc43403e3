import { setImmediate as othersTurn } from "node:timers/promises";
import type { ContactImport } from "@/db/schema/contact-imports";
import { getImport } from "@/lib/contact-imports/reading";
import { numbersInFile } from "@/lib/contact-imports/inner/numbers";
import type { Context } from "@/lib/context";
import { Conflict, Invalid } from "@/lib/errors";
import { type Parsed, parseNumber } from "@/lib/phone/phone";
import { DistinctNumbers } from "./distinct";
import { MOST_NUMBERS, TOO_MANY } from "../schema";

/** What is no phone number, as it was written, and why. */
export type RejectedItem = { text: string; problem: string };

/** The numbers of a list, each once, and what of it is none: how many, and the first thousand. */
export type ReadNumbers = { numbers: DistinctNumbers; rejected: RejectedItem[]; rejectedCount: number };

const KEPT = 1_000;
const LONGEST_TEXT = 200;

/**
 * The numbers of a list, read as an upload of it reads them, so that it unblocks what that blocked. Empty items are
 * none.
 */
export async function readList(ctx: Pick<Context, "country">, items: string[]): Promise<ReadNumbers> {
  const found = gather();
  for (const [i, item] of items.entries()) {
    if (item.trim() !== "") found.add(item, readItem(item, ctx));
    // A hundred thousand unusual numbers take a second: other requests have their turn meanwhile.
    if (i % 1_000 === 999) await othersTurn();
  }
  return found.all();
}

/** A number that no telephone can have is looked up as it came: it may have been blocked. */
function readItem(item: string, { country }: Pick<Context, "country">): Parsed {
  const read = parseNumber(item, { country, from: "file" });
  return !read.ok && read.asWritten ? { ok: true, number: read.asWritten } : read;
}

/**
 * The numbers of a draft's file, by the settings on its record. Throws `Invalid` for more than a million, `Conflict`
 * for an upload that is no draft. Needs `Contact:import`.
 */
export async function readDraft(ctx: Context, id: number): Promise<ReadNumbers & { fileName: string }> {
  const record = await getImport(ctx, id);
  if (record.status !== "draft") throw new Conflict(noDraft(record));
  if (record.numberColumns.length === 0)
    throw new Invalid({ caller_id_column_name: ["is needed: no column seems to hold phone numbers"] });
  const found = gather();
  for await (const { text, ...read } of numbersInFile(ctx, record)) found.add(text, read);
  return { ...found.all(), fileName: record.name };
}

const noDraft = ({ status }: ContactImport) =>
  status === "uploading"
    ? "The file has not arrived yet."
    : "The file has been run as an upload; choose by: contact_import to unblock what it blocked.";

/** Without what PostgreSQL's JSON cannot hold: zero bytes and halves of characters. */
export const asText = (text: string) => text.replace(/[\0\p{Cs}]/gu, "\ufffd");

function gather() {
  const numbers = new DistinctNumbers(MOST_NUMBERS);
  const rejected: RejectedItem[] = [];
  let rejectedCount = 0;
  return {
    add(text: string, read: Parsed) {
      if (read.ok) {
        if (!numbers.add(read.number)) throw new Invalid({ file: [TOO_MANY] });
      } else if (++rejectedCount <= KEPT) {
        rejected.push({ text: asText(text.slice(0, LONGEST_TEXT)), problem: read.problem });
      }
    },
    all(): ReadNumbers {
      if (numbers.size > MOST_NUMBERS) throw new Invalid({ file: [TOO_MANY] });
      return { numbers, rejected, rejectedCount };
    },
  };
}
