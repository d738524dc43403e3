import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { BlockAction } from "@/db/enums";
import { contactImports } from "@/db/schema/contact-imports";
import { type UnblockContactJob, unblockContactJobs as t } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { listNamed, oneNamed } from "@/lib/jobs/listing";
import type { JobScope } from "@/lib/jobs/rows";
import { type CountedPage, theseOf } from "@/lib/listing/listing";
import { askerNames } from "@/lib/listing/names";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/allow";
import { ListUnblockJobs } from "./schema";

/**
 * A job with its action and the names of the records that it refers to: its asker (a person's email or a token's name)
 * and its upload.
 */
export type NamedUnblockJob = UnblockContactJob & {
  action: BlockAction;
  person: string | null;
  token: string | null;
  contactImportName: string | null;
};

export type UnblockJobPage = CountedPage<NamedUnblockJob>;

/**
 * Lists the company's unblock jobs and undos in pages by key, the newest first unless `orderDir` is asc. Needs
 * `Contact:read`.
 */
export async function listUnblockJobs(
  ctx: Context,
  input: ListUnblockJobs & CreatedRange,
): Promise<UnblockJobPage> {
  allow(ctx, "Contact:read");
  const query = ListUnblockJobs.extend(CreatedRange.shape).parse(input);
  return listNamed(ctx, { table: t, query, named: namedJobs });
}

/** Returns one job with its names. Throws `NotFound`. Needs `Contact:read`. */
export async function getNamedUnblockJob(ctx: Context, id: number): Promise<NamedUnblockJob> {
  allow(ctx, "Contact:read");
  return namedJobById(ctx, id);
}

/** As `getNamedUnblockJob`, for doors whose verb has checked its permission. */
export const namedJobById = (ctx: JobScope, id: number): Promise<NamedUnblockJob> =>
  oneNamed(ctx, id, { what: "unblock job", named: namedJobs });

/** Only the undo of an unblocking blocks again. */
const action = sql<BlockAction>`case when ${t.kind} = 'undo' and ${contactImports.blocked} is not true
  then 'block' else 'unblock' end`;

const namedJobs = (ctx: JobScope, ids: number[]): Promise<NamedUnblockJob[]> =>
  ctx.db
    .select({
      ...getTableColumns(t),
      ...askerNames("unblock_contact_jobs"),
      action,
      contactImportName: contactImports.name,
    })
    .from(theseOf(ctx, t, ids))
    .leftJoin(
      contactImports,
      and(eq(contactImports.companyId, t.companyId), eq(contactImports.id, t.contactImportId)),
    );
