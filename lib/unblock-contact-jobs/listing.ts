import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { BlockAction } from "@/db/enums";
import { accessTokens } from "@/db/schema/access-tokens";
import { contactImports } from "@/db/schema/contact-imports";
import { type UnblockContactJob, unblockContactJobs as t } from "@/db/schema/unblock-contact-jobs";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { offsetOf, type Page, readCursor, toPage } from "@/lib/paging";
import { allow } from "@/lib/permissions";
import { thisJob } from "./finding";
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

export type UnblockJobPage = Page<NamedUnblockJob> & { totalCount: number; totalCountExact: boolean };

/** Counted so far; beyond it the count says that it is not exact. */
const COUNTED = 10_000;

/** The company's unblock jobs and undos, the newest first, in pages by key. Needs `Contact:read`. */
export async function listUnblockJobs(ctx: Context, input: ListUnblockJobs): Promise<UnblockJobPage> {
  allow(ctx, "Contact:read");
  const query = ListUnblockJobs.parse(input);
  const place = readCursor(query.cursor, "time");
  const offset = place ? 0 : offsetOf(query);
  const order = place?.before ? [t.createdAt, t.id] : [desc(t.createdAt), desc(t.id)];
  const beyond =
    place &&
    sql`(${t.createdAt}, ${t.id}) ${place.before ? sql`>` : sql`<`} (${place.value}::timestamptz, ${place.id})`;
  const [fetched, count] = await Promise.all([
    namedJobs(ctx)
      .where(and(eq(t.companyId, ctx.companyId), beyond ?? undefined))
      .orderBy(...order)
      .offset(offset)
      .limit(query.perPage + 1),
    countJobs(ctx),
  ]);
  const page = toPage(fetched, {
    place: place ?? (offset > 0 ? { value: "", id: 0, skipped: offset } : null),
    perPage: query.perPage,
    keyOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return { ...page, ...count };
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

function namedJobs({ db }: Pick<Context, "db">) {
  return db
    .select({
      ...getTableColumns(t),
      action,
      person: users.email,
      token: accessTokens.name,
      contactImportName: contactImports.name,
    })
    .from(t)
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

async function countJobs({ db, companyId }: Context) {
  const some = db
    .select({ one: sql`1` })
    .from(t)
    .where(eq(t.companyId, companyId))
    .limit(COUNTED + 1)
    .as("some");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return { totalCount: Math.min(count, COUNTED), totalCountExact: count <= COUNTED };
}
