import type { BlockReason, BlockSource } from "@/db/enums";
import type { Phone } from "@/lib/phone/phone";

/** A number to change; its own `reason` and `note` win over those of the whole change. `name` fills an empty one only. */
export type Target = {
  number: Phone;
  name?: string | null;
  reason?: BlockReason | null;
  note?: string | null;
};

/** The state wanted, never a toggle, and where the wish comes from. */
export type Change = {
  blocked: boolean;
  source: BlockSource;
  reason?: BlockReason | null;
  note?: string | null;
  callId?: number | null;
  leadId?: number | null;
  contactImportId?: number | null;
  unblockContactJobId?: number | null;
  scheduleActionId?: number | null;
};

/** `duplicate`: the upload that asks has decided this number before, so nothing was done, whatever happened to it since. */
export type Outcome = {
  contactId: number | null;
  result: "blocked" | "already_blocked" | "unblocked" | "not_blocked" | "duplicate";
};
