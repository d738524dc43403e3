import type { BlockReason, BlockSource } from "@/db/enums";
import type { Phone } from "@/lib/phone/phone";

/**
 * A number to change. Its own `reason` and `note` win over those of the whole change. `name` only fills an empty name.
 */
export type Target = {
  number: Phone;
  name?: string | null;
  reason?: BlockReason | null;
  note?: string | null;
};

/** The state wanted, never a toggle, and the source of the request. */
export type Change = {
  blocked: boolean;
  source: BlockSource;
  reason?: BlockReason | null;
  note?: string | null;
  callId?: number | null;
  leadId?: number | null;
  contactImportId?: number | null;
  /** The upload has decided none of the numbers before, which saves looking for it in each one's history. */
  firstRows?: boolean;
  unblockContactJobId?: number | null;
  scheduleActionId?: number | null;
};

/**
 * What became of a number. `duplicate`: the same upload decided this number before, so nothing was done, whatever has
 * happened to the number since.
 */
export type Outcome = {
  contactId: number | null;
  result: "blocked" | "already_blocked" | "unblocked" | "not_blocked" | "duplicate";
};
