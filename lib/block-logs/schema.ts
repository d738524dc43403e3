import {
  blockActions,
  type BlockReason,
  type BlockSource,
  blockSources,
  type OptOutChannel,
  type StopConfirmation,
} from "@/db/enums";
import { z } from "zod";
import { ListBlacklist } from "@/lib/contacts/schema";

const id = z.coerce.number("must be an id").int("must be an id").positive("must be an id");

/** The query of the company's trail. Pure: pages use it in the browser too. */
export const ListBlockLogs = ListBlacklist.pick({
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
  createdAtFrom: true,
  createdAtTo: true,
}).extend({
  /** In any spelling, or four or more of its digits. */
  number: z.string().optional(),
  contactId: id.optional(),
  action: z
    .enum(blockActions, { error: `must be one of ${blockActions.join(", ")}` })
    .optional()
    .meta({ description: "Only blocks, or only unblocks." }),
  source: z
    .enum(blockSources, { error: `must be one of ${blockSources.join(", ")}` })
    .optional()
    .meta({ description: "Only what was done in this way." }),
  collaboratorId: id.optional().meta({ description: "Only what this person did." }),
  accessTokenId: id.optional().meta({ description: "Only what this token did." }),
  contactImportId: id.optional().meta({ description: "Only what this upload did." }),
});
export type ListBlockLogs = z.input<typeof ListBlockLogs>;

/**
 * One line of the trail: a block, an unblock, a repeated block, an opt-out or an opt-in, with the names of what it
 * refers to.
 */
export type Entry = {
  companyId: number;
  id: number;
  kind: "block" | "unblock" | "asked_again" | "opt_out" | "opt_in";
  contactId: number;
  number: string;
  source: BlockSource;
  reason: BlockReason | null;
  note: string | null;
  channel: OptOutChannel | null;
  /** Who: a person's email, or a token's name; null for an automatic act. */
  email: string | null;
  tokenName: string | null;
  userId: number | null;
  collaboratorId: number | null;
  accessTokenId: number | null;
  callId: number | null;
  leadId: number | null;
  contactImportId: number | null;
  importName: string | null;
  unblockContactJobId: number | null;
  /** Of an undo: the upload or the unblocking that it took back. */
  undoneImportId: number | null;
  undoneImportName: string | null;
  undoneJobId: number | null;
  scheduleActionId: number | null;
  /** The name of the schedule action, or of its schedule when it has none. */
  automation: string | null;
  /** Of an opt-out: the text that asked for it. */
  textMessageId: number | null;
  textMessage: string | null;
  /** Of an opt-out that a text asked for: when, until when it must be honored, and who confirmed it. */
  revocation: { askedAt: Date; dueBy: Date; confirmation: StopConfirmation } | null;
  requestIp: string | null;
  /** A block's own time; for an unblock, the time of the block that it ended. */
  blockedAt: Date | null;
  createdAt: Date;
};

/** How many lines of one contact's history are shown: the newest. */
export const HISTORY_LENGTH = 200;

/** The state of each contact's log for a list: its last entry, and how many entries and repeated requests there are. */
export type LogSummary = { last: Entry | null; entries: number; askedAgain: number };
