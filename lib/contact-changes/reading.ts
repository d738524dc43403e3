import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import { readChangeCursor, strangeCursor, writeChangeCursor } from "./cursor";
import { changesAt, lastPosition } from "./inner/positions";
import { givePositions } from "./inner/sequencing";
import { type ContactChange, ListChanges } from "./schema";

/** Changes after a cursor, how many there are with those that follow, and the cursor behind the last of the page. */
export type ChangePage = { rows: ContactChange[]; left: number; next: string };

/**
 * Lists blocks, unblocks, opt-outs and opt-ins after a cursor, each once, and those of one number in their order. A
 * page may be empty; its cursor goes on all the same. Throws `Malformed` for a cursor that this feed never gave. Needs
 * `Contact:read`.
 */
export async function listChanges(ctx: Context, input: ListChanges): Promise<ChangePage> {
  allow(ctx, "Contact:read");
  const { after, perPage } = ListChanges.parse(input);
  const place = readChangeCursor(after);
  const from = place?.seq ?? 0;
  let last = await lastPosition(ctx);
  if (last < from + perPage) last = await givePositions(ctx.companyId);
  // The change that the cursor names is read along: it must still be that change.
  const read = await changesAt(ctx, { from, to: from + perPage });
  const rows = place === null ? read : read.slice(1);
  if (place !== null && read[0]?.at.getTime() !== place.at.getTime()) throw strangeCursor();
  return { rows, left: last - from, next: writeChangeCursor(rows.at(-1) ?? place) };
}
