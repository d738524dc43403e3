"use server";

import { refresh } from "next/cache";
import { discardImport } from "@/lib/contact-imports/discarding";
import type { ImportSettings } from "@/lib/contact-imports/schema";
import { startImport, updateDraft } from "@/lib/contact-imports/starting";
import { stopImport } from "@/lib/contact-imports/stopping";
import { allow } from "@/lib/allow";
import { action, type FormFields } from "@/lib/web/action";

/** The choices of the form, in the words of the wire, which are also the names of its fields. */
function settingsOf(fields: FormFields): ImportSettings {
  const chosen = (name: string) => (fields.has(name) ? fields.text(name) : undefined);
  return {
    callerIdColumnName: [fields.text("caller_id_column_name"), ...fields.all("more_columns")].filter(Boolean),
    encoding: fields.optional("encoding"),
    sheet: fields.optional("sheet"),
    // The schema says which choices there are.
    hiddenRows: fields.optional("hidden_rows") as ImportSettings["hiddenRows"],
    // An empty choice: taken from no column. A field that is not there leaves it to the file.
    callingCodeColumn: chosen("calling_code_column"),
    nameColumn: chosen("name_column"),
    reasonColumn: chosen("reason_column"),
    noteColumn: chosen("note_column"),
    defaultCountry: fields.optional("default_country"),
    blocked: fields.text("blocked") !== "false",
    // The schema says which reasons there are.
    reason: fields.optional("reason") as ImportSettings["reason"],
    note: fields.optional("note"),
  };
}

/** Keeps the choices, so that the preview follows them. */
export const saveDraft = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await updateDraft(ctx, { id: Number(fields.text("id")), ...settingsOf(fields) });
  refresh();
  return {};
});

/** Lets the upload run. */
export const start = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await startImport(ctx, { id: Number(fields.text("id")), ...settingsOf(fields) });
  refresh();
  return {};
});

/** Stops it where it is. */
export const stop = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await stopImport(ctx, { id: Number(fields.text("id")) });
  refresh();
  return {};
});

/** Removes a draft, with its file. From its own page, which is gone then, one goes to the list. */
export const discard = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  await discardImport(ctx, { id: Number(fields.text("id")) });
  if (fields.has("listed")) refresh();
  return { message: "The file was discarded." };
});
