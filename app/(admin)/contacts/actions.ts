"use server";

import { unstable_rethrow } from "next/navigation";
import type { LogEntry } from "@/components/reasons";
import { contactHistory } from "@/lib/block-logs/history";
import type { FormResult } from "@/lib/form-result";
import { allow } from "@/lib/allow";
import { sessionContext } from "@/lib/web/context";
import { translate } from "@/lib/web/error-statuses";
import { logEntriesFor } from "../log-entry";

export type ReadHistory =
  | { ok: true; entries: LogEntry[]; complete: boolean }
  | Extract<FormResult, { ok: false }>;

/** Reads the block and unblock log of one row when a person opens it. */
export async function readHistory(contactId: number): Promise<ReadHistory> {
  try {
    const ctx = await sessionContext();
    allow(ctx, "suppression_list");
    const { entries, complete } = await contactHistory(ctx, Number(contactId));
    return { ok: true, entries: entries.map(logEntriesFor(ctx.permissions)), complete };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, errors: translate(error).errors };
  }
}
