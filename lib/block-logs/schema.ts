import { z } from "zod";
import { blockActions, blockSources } from "@/db/enums";
import { ListBlacklist } from "@/lib/contacts/schema";

const id = z.coerce.number("must be an id").int("must be an id").positive("must be an id");

/** What of the company's trail is asked for. Pure: pages use it in the browser too. */
export const ListBlockLogs = ListBlacklist.pick({
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
  createdAtFrom: true,
  createdAtTo: true,
}).extend({
  /** In any spelling. */
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
