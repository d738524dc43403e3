"use server";

import { refresh } from "next/cache";
import { count } from "@/components/ui/figures";
import type { BlockReason } from "@/db/enums";
import { getImport } from "@/lib/contact-imports/reading";
import type { ImportSettings } from "@/lib/contact-imports/schema";
import { updateDraft } from "@/lib/contact-imports/starting";
import { Conflict, Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import { stopUnblockJob } from "@/lib/unblock-contact-jobs/stopping";
import { undoImport, undoUnblockJob } from "@/lib/unblock-contact-jobs/undoing";
import { action, type FormFields } from "@/lib/web/action";
import { UNCONFIRMED } from "@/lib/unblock-contact-jobs/schema";
import { readClearUrl } from "./new/reading";

const idOf = (fields: FormFields) => Number(fields.text("id"));

/** Returns the count that was shown and, above a thousand, typed. Throws `Invalid` when the two differ. */
function confirmedCount(fields: FormFields): number {
  const shown = Number(fields.text("shown"));
  const typed = fields.text("expected_count").replace(/[\s,.'_]/g, "");
  if (shown > UNCONFIRMED && typed !== String(shown))
    throw new Invalid({ expected_count: [`is not the count that is shown, ${count(shown)}`] });
  return shown;
}

/** Unblocks the numbers that the page's URL selects, unless there are now more than were shown. */
export const create = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  const chosen = Object.fromEntries(new URLSearchParams(fields.text("query")));
  const { selection } = readClearUrl(chosen, ctx.member.company.timeZone);
  if (!selection) throw new Invalid({ base: ["Nothing has been chosen to unblock. Nothing was done."] });
  const expectedCount = confirmedCount(fields);
  const note = fields.optional("note");
  // The schema checks the reason.
  const reason = fields.optional("reason") as BlockReason | undefined;
  try {
    const job = await createUnblockJob(ctx, { selection, reason, note, expectedCount });
    return { redirect: `/unblock_contact_jobs/${job.id}` };
  } catch (error) {
    // There are more numbers than were shown, so the page counts again.
    if (error instanceof Conflict) refresh();
    throw error;
  }
});

/** Turns an uploaded list into one that unblocks, so that nobody blocks it by mistake. Keeps its column and country. */
export const prepareList = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  const { id, callerIdColumnName, defaultCountry } = await getImport(ctx, idOf(fields));
  // The schema checks the country.
  const kept = { callerIdColumnName, defaultCountry: defaultCountry as ImportSettings["defaultCountry"] };
  await updateDraft(ctx, { id, ...kept, blocked: false, judged: false });
  return {};
});

/** Keeps the column and the country of an uploaded list. */
export const saveList = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await updateDraft(ctx, {
    id: idOf(fields),
    callerIdColumnName: fields.optional("caller_id_column_name"),
    defaultCountry: fields.optional("default_country"),
    blocked: false,
    judged: false,
  });
  refresh();
  return {};
});

/** Stops a job at once. */
export const stop = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await stopUnblockJob(ctx, { id: idOf(fields) });
  refresh();
  return {};
});

/** Undoes an upload. */
export const undoUpload = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  confirmedCount(fields);
  const job = await undoImport(ctx, { id: idOf(fields) });
  return { redirect: `/unblock_contact_jobs/${job.id}` };
});

/** Undoes an unblock job. */
export const undoJob = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  confirmedCount(fields);
  const job = await undoUnblockJob(ctx, { id: idOf(fields) });
  return { redirect: `/unblock_contact_jobs/${job.id}` };
});
