import { createHash } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import {
  type ContactImportPreview,
  contactImportPreviews as previews,
} from "@/db/schema/contact-import-previews";
import { type ContactImport, contactImports } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { toRead } from "./asking";

type Where = Pick<Context, "companyId" | "db">;

/**
 * Lets a draft be judged by the settings on its record, in the transaction that changed them: what was judged by others
 * is gone, and the job that is at it ends. Judged by the same ones, it stays.
 */
export async function askPreview(ctx: Where, record: ContactImport): Promise<void> {
  const { companyId } = ctx;
  const fresh = { companyId, contactImportId: record.id, settings: settingsHash(record) };
  const [asked] = await ctx.db
    .insert(previews)
    .values(fresh)
    .onConflictDoUpdate({
      target: [previews.companyId, previews.contactImportId],
      set: { ...BEGINNING, settings: fresh.settings, status: "pending" },
      setWhere: sql`${previews.settings} <> excluded.settings or ${previews.status} = 'failed'`,
    })
    .returning({ id: previews.contactImportId });
  if (asked) await enqueuePreview(ctx, { companyId, id: record.id });
}

/** Puts the judging of a draft into the queue, in which it waits once. */
export function enqueuePreview(ctx: Pick<Context, "db">, job: RecordJob): Promise<void> {
  return enqueue(ctx, "judge_contact_import", job, {
    key: `contact_import_preview:${job.companyId}:${job.id}`,
  });
}

/** Forgets the preview of a draft that is started; a job that is at it ends. */
export async function dropPreview(ctx: Where, id: number): Promise<void> {
  await ctx.db.delete(previews).where(ofImport(ctx, id));
}

/** The preview of a draft; null for one that nobody asked for. */
export async function previewOf(ctx: Where, id: number): Promise<ContactImportPreview | null> {
  const [preview] = await ctx.db.select().from(previews).where(ofImport(ctx, id));
  return preview ?? null;
}

/** The draft that is to be judged, from its beginning, and by which settings; null where there is nothing to judge. */
export async function beginPreview({
  companyId,
  db,
  id,
}: Where & RecordJob): Promise<{ record: ContactImport; settings: string } | null> {
  const ctx = { companyId, db };
  const [begun] = await db
    .update(previews)
    .set({ ...BEGINNING, status: "running", asOf: new Date(), updatedAt: new Date() })
    .from(contactImports)
    .where(
      and(
        ofImport(ctx, id),
        ne(previews.status, "succeeded"),
        eq(contactImports.companyId, companyId),
        eq(contactImports.id, id),
        eq(contactImports.status, "draft"),
      ),
    )
    .returning({ settings: previews.settings });
  if (!begun) return null;
  const [record] = await db
    .select()
    .from(contactImports)
    .where(and(eq(contactImports.companyId, companyId), eq(contactImports.id, id)));
  return record && settingsHash(record) === begun.settings ? { record, settings: begun.settings } : null;
}

/** Keeps what is judged so far; false when it is of no use any more: discarded, started, or by other settings. */
export async function keepPreview(
  ctx: Where,
  { id, settings }: { id: number; settings: string },
  values: Partial<ContactImportPreview>,
): Promise<boolean> {
  const kept = await ctx.db
    .update(previews)
    .set({ ...values, updatedAt: new Date() })
    .where(
      and(
        ofImport(ctx, id),
        eq(previews.settings, settings),
        sql`${previews.status} in ('pending', 'running')`,
      ),
    )
    .returning({ id: previews.contactImportId });
  return kept.length > 0;
}

const ofImport = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(previews.companyId, companyId), eq(previews.contactImportId, id));

/** All that the verdicts depend on, in short. */
function settingsHash(record: ContactImport): string {
  const said = JSON.stringify([toRead(record), record.blocked]);
  return createHash("sha256").update(said).digest("base64url");
}

const BEGINNING = {
  firstRows: null,
  changedCount: 0,
  unchangedCount: 0,
  duplicateCount: 0,
  rejectedCount: 0,
  strangeCount: 0,
  rowCount: 0,
  whole: true,
  problems: [],
  samples: [],
  errorMessage: null,
};
