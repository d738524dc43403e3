"use server";

import { refresh } from "next/cache";
import { count } from "@/components/ui/figures";
import type { BlockReason } from "@/db/enums";
import { getImport } from "@/lib/contact-imports/reading";
import type { ImportSettings } from "@/lib/contact-imports/schema";
import { updateDraft } from "@/lib/contact-imports/starting";
import { Conflict, Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import { stopUnblockJob } from "@/lib/unblock-contact-jobs/stopping";
import { undoImport, undoUnblockJob } from "@/lib/unblock-contact-jobs/undoing";
import { action, type FormFields } from "@/lib/web/action";
import { UNCONFIRMED } from "@/lib/unblock-contact-jobs/schema";
import { readClearUrl } from "./new/reading";

const idOf = (fields: FormFields) => Number(fields.text("id"));

/** The count that was shown and, above a thousand, typed. Throws `Invalid` when the two differ. */
function confirmedCount(fields: FormFields): number {
  const shown = Number(fields.text("shown"));
  const typed = fields.text("expected_count").replace(/[\s,.'_]/g, "");
  if (shown > UNCONFIRMED && typed !== String(shown))
    throw new Invalid({ expected_count: [`is not the count that is shown, ${count(shown)}`] });
  return shown;
}

/** Unblocks what the page's URL chose, unless that has become more than was shown. */
export const create = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  const chosen = Object.fromEntries(new URLSearchParams(fields.text("query")));
  const { selection } = readClearUrl(chosen, ctx.member.company.timeZone);
  if (!selection) throw new Invalid({ base: ["Nothing has been chosen to unblock. Nothing was done."] });
  const expectedCount = confirmedCount(fields);
  const note = fields.optional("note");
  // The schema says which reasons there are.
  const reason = fields.optional("reason") as BlockReason | undefined;
  try {
    const job = await createUnblockJob(ctx, { selection, reason, note, expectedCount });
    return { redirect: `/unblock_contact_jobs/${job.id}` };
  } catch (error) {
    // More than was shown: the page counts again.
    if (error instanceof Conflict) refresh();
    throw error;
  }
});

/** Makes an uploaded list one that unblocks, so that nobody blocks it by mistake; keeps its column and country. */
export const prepareList = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  const { id, callerIdColumnName, defaultCountry } = await getImport(ctx, idOf(fields));
  // The schema says which countries there are.
  const kept = { callerIdColumnName, defaultCountry: defaultCountry as ImportSettings["defaultCountry"] };
  await updateDraft(ctx, { id, ...kept, blocked: false });
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
  });
  refresh();
  return {};
});

/** Stops a job where it is. */
export const stop = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await stopUnblockJob(ctx, { id: idOf(fields) });
  refresh();
  return {};
});

/** Takes back what an upload did. */
export const undoUpload = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  confirmedCount(fields);
  const job = await undoImport(ctx, { id: idOf(fields) });
  return { redirect: `/unblock_contact_jobs/${job.id}` };
});

/** Takes back what an unblock job did. */
export const undoJob = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  confirmedCount(fields);
  const job = await undoUnblockJob(ctx, { id: idOf(fields) });
  return { redirect: `/unblock_contact_jobs/${job.id}` };
});
