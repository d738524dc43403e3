import type { BlockReason, BlockSource } from "../enums";
import { calls } from "../schema/calls";
import type { E164 } from "../schema/columns";
import { leads } from "../schema/leads";
import { textMessages } from "../schema/text-messages";

export type Who = {
  source: BlockSource;
  userId?: number;
  collaboratorId?: number;
  accessTokenId?: number;
  ip: string | null;
};

/** An action of a schedule; its run comes with it. */
export type Automation = { scheduleId: number; actionId: number };

export type Event = {
  action: "block" | "unblock" | "again" | "opt_out";
  hoursAgo: number;
  who: Who | undefined;
  reason?: BlockReason;
  note?: string;
  /** What caused it: one of the contact's own calls, leads or texts. */
  call?: SeedCall;
  lead?: SeedLead;
  text?: SeedText;
  automation?: Automation;
};

/** What happened to a contact, oldest first. */
export type Past = Event[];

export type SeedContact = {
  number: E164;
  name?: string;
  country?: string;
  timeZone?: string;
  past: Past;
  calls?: SeedCall[];
  leads?: SeedLead[];
  texts?: SeedText[];
};

type Whose = "companyId" | "contactId" | "callerId" | "createdAt" | "provider" | "sentAt";

export type SeedLead = Omit<typeof leads.$inferInsert, Whose> & { hoursAgo: number };

export type SeedCall = Omit<typeof calls.$inferInsert, Whose> & { hoursAgo: number; lead?: SeedLead };

export type SeedText = Omit<typeof textMessages.$inferInsert, Whose> & {
  hoursAgo: number;
  lead?: SeedLead;
  /** Words of it that may be a revocation: it waits for a review. */
  reviewWords?: string;
};
