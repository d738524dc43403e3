import { type Subquery, and, eq, getTableColumns, sql } from "drizzle-orm";
import type { BlockAction } from "@/db/enums";
import { accessTokens } from "@/db/schema/access-tokens";
import { contactImports } from "@/db/schema/contact-imports";
import { type UnblockContactJob, unblockContactJobs as t } from "@/db/schema/unblock-contact-jobs";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { type CountedPage, createdWithin, inOrder, pageOfKeys, theseOf } from "@/lib/listing/listing";
import { CreatedRange } from "@/lib/listing/schema";
import { allow } from "@/lib/permissions";
import { thisJob } from "./inner/record";
import { ListUnblockJobs } from "./schema";

/**
 * A job with what it does, and the names of what it names: who asked for it (a person's email or a token's name) and the
 * upload it is about.
 */
export type NamedUnblockJob = UnblockContactJob & {
  action: BlockAction;
  person: string | null;
  token: string | null;
  contactImportName: string | null;
};

export type UnblockJobPage = CountedPage<NamedUnblockJob>;

/** The company's unblock jobs and undos, the newest first unless `orderDir` is asc, in pages by key. Needs `Contact:read`. */
export async function listUnblockJobs(
  ctx: Context,
  input: ListUnblockJobs & CreatedRange,
): Promise<UnblockJobPage> {
  allow(ctx, "Contact:read");
  const query = ListUnblockJobs.extend(CreatedRange.shape).parse(input);
  const page = await pageOfKeys(ctx, query, {
    table: t,
    base: eq(t.companyId, ctx.companyId),
    range: createdWithin(t.createdAt, query),
    clauses: [],
    sort: { column: t.createdAt, id: t.id },
  });
  const ids = page.rows.map(({ id }) => id);
  const rows = ids.length > 0 ? await namedJobs(ctx, theseOf(ctx, t, ids)) : [];
  return { ...page, rows: inOrder(ids, rows) };
}

/** One job with its names; `NotFound` when it is not there. Needs `Contact:read`. */
export async function getNamedUnblockJob(ctx: Context, id: number): Promise<NamedUnblockJob> {
  allow(ctx, "Contact:read");
  return namedJobById(ctx, id);
}

/** As `getNamedUnblockJob`, for doors whose verb has checked its permission. */
export async function namedJobById(
  ctx: Pick<Context, "companyId" | "db">,
  id: number,
): Promise<NamedUnblockJob> {
  const [job] = Number.isSafeInteger(id) ? await namedJobs(ctx).where(thisJob(ctx, id)) : [];
  if (!job) throw new NotFound("unblock job");
  return job;
}

/** Only the undo of what unblocked blocks again. */
const action = sql<BlockAction>`case when ${t.kind} = 'undo' and ${contactImports.blocked} is not true
  then 'block' else 'unblock' end`;

function namedJobs({ db }: Pick<Context, "db">, from: typeof t | Subquery = t) {
  return db
    .select({
      ...getTableColumns(t),
      action,
      person: users.email,
      token: accessTokens.name,
      contactImportName: contactImports.name,
    })
    .from(from)
    .leftJoin(users, eq(users.id, t.userId))
    .leftJoin(
      accessTokens,
      and(eq(accessTokens.companyId, t.companyId), eq(accessTokens.id, t.accessTokenId)),
    )
    .leftJoin(
      contactImports,
      and(eq(contactImports.companyId, t.companyId), eq(contactImports.id, t.contactImportId)),
    )
    .$dynamic();
}
