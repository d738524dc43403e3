import { sql, type SQL } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { migrateDatabase } from "@/db/migrate";
import { historyOf, logSummaries } from "@/lib/block-logs/entries";
import { scrubContacts } from "@/lib/contacts/scrubbing";
import { actorColumns, type Context } from "@/lib/context";
import { exportQuery, holdingAmong } from "@/lib/data-exports/inner/selecting";
import { testContext, testNumber } from "@/lib/testing/context";
import { watched } from "@/lib/testing/reads";
import { asItems } from "@/lib/unblock-contact-jobs/inner/items";
import { sampleOf } from "@/lib/unblock-contact-jobs/inner/sampling";
import { itemsOf } from "@/lib/unblock-contact-jobs/inner/what-to-undo";
import { decidedBy, lastLogBefore, standingsOf } from "./history";
import { publishChange } from "./publishing";
import { setBlocked } from "./set-blocked";
import { settleBlocked } from "./settling";

/** A company of so many contacts, each with so many log rows: the first contacts' are the oldest. */
const CONTACTS = 2_000;
const ROWS_EACH = 50;

/**
 * Of the 100,000 rows of its log and its 2,000 contacts: a statement that asks for ten contacts reads no more rows than
 * this.
 */
const MOST = 5_000;
const ASKED = 10;

const url = new URL(process.env.DATABASE_URL ?? "");
const name = `history_${process.pid}`;
const admin = postgres(url.href, { max: 1, onnotice: () => {} });

let watch: ReturnType<typeof watched>;
let ctx: Context;
let ids: number[];
let upload: number;
const numbers = Array.from({ length: ASKED }, (_, n) => testNumber(n + 1));

/** A database of its own, whose statistics nobody renews. */
beforeAll(async () => {
  await admin.unsafe(`create database ${name} template template0`);
  url.pathname = name;
  process.env.DATABASE_URL = url.href;
  await migrateDatabase(url.href);
  for (const table of ["contacts", "block_logs", "repeated_blocks"])
    await db.execute(sql`alter table ${sql.identifier(table)} set (autovacuum_enabled = off)`);
  await writeLog(await testContext(), { contacts: 1, rowsEach: 200 });
  await db.execute(sql`analyze block_logs`);
  ctx = await testContext();
  ids = (await writeLog(ctx, { contacts: CONTACTS, rowsEach: ROWS_EACH })).slice(0, ASKED);
  await db.execute(sql`analyze contacts`);
  upload = await setUp(ctx);
  watch = watched(ctx);
}, 60_000);

afterAll(async () => {
  await watch.close();
  await closeDb();
  await admin.unsafe(`drop database ${name}`);
  await admin.end();
});

async function writeLog({ companyId }: Context, size: { contacts: number; rowsEach: number }) {
  const contacts = await db.execute<{ id: number }>(sql`
    insert into contacts (company_id, number, blocked, blocked_at, created_at, updated_at)
    select ${companyId}, '+1719' || (5550000 + i), true, now(), now(), now()
    from generate_series(1, ${size.contacts}::int) as i order by i returning id`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at)
      select company_id, id, 'block', 'api', blocked_at, blocked_at from contacts, generate_series(1, ${size.rowsEach}::int)
      where company_id = ${companyId} order by id`);
  });
  return contacts.map(({ id }) => id);
}

/** Somebody who hears of blocks, and an upload that has blocked a few: its id. */
async function setUp({ companyId, actor }: Context): Promise<number> {
  const person = actorColumns(actor);
  await db.execute(sql`
    insert into subscriptions (company_id, event, target_url, sealed_secret, user_id, collaborator_id)
    values (${companyId}, 'contact_blocked', 'https://example.com', '', ${person.userId}, ${person.collaboratorId})`);
  const [made] = await db.execute<{ id: number }>(sql`
    insert into contact_imports (company_id, name, status, default_country)
    values (${companyId}, 'list', 'stopped', 'US') returning id`);
  if (!made) throw new Error("no upload was made");
  await db.execute(sql`
    insert into block_logs (company_id, contact_id, action, source, contact_import_id, blocked_at, created_at)
    select company_id, id, 'block', 'import', ${made.id}::bigint, blocked_at, blocked_at from contacts
    where company_id = ${companyId} order by id limit ${ASKED}::int offset 100`);
  return made.id;
}

const block = { blocked: true, source: "api" } as const;
const asked = () => sql`select unnest(${sql.param(ids)}::bigint[]) as id`;
const run = (statement: SQL) => watch.ctx.db.execute(statement);

const statements: Record<string, () => Promise<unknown>> = {
  "a block of what is blocked already": () => settleBlocked(watch.ctx, testNumber(1), block),
  "an upload's chunk of such": () =>
    setBlocked(watch.ctx, numbers, { ...block, source: "import", contactImportId: upload }),
  "what an upload has decided": () => decidedBy(watch.ctx, upload + 1, ids),
  "the event of a change": () =>
    publishChange(
      watch.ctx,
      ids.map((id) => ({ id })),
      block,
    ),
  "where histories stand": () => standingsOf(watch.ctx, ids),
  "a scrub": () => scrubContacts(watch.ctx, { numbers }),
  "the summaries of a list": () => logSummaries(watch.ctx, ids),
  "a contact's history": () => historyOf(watch.ctx, ids[0] ?? 0),
  "a sample of a job": () => sampleOf(watch.ctx, ids),
  "the items of a job": () => run(asItems(ctx, asked())),
  "the items of an undo": () => run(itemsOf(ctx, { contactImportId: upload }, [1])),
  "the reasons of former blocks": () =>
    run(sql`select log.reason from (${asked()}) as ended
      cross join lateral ${lastLogBefore(ctx, sql`ended.id`, sql`9999999999`, sql`log.reason`)} as log`),
  "the preview of an export": () =>
    run(holdingAmong(ctx, { filter: { source: "api" }, contactImportId: null }, asked())),
  "an export of a search": () =>
    run(exportQuery(ctx, { filter: { fulltext: numbers[0] }, contactImportId: null }, ["reason"]).rows),
};

describe.each([
  ["of when the log was of one contact", []],
  ["that are none", [sql`delete from pg_statistic where starelid = 'block_logs'::regclass`]],
  ["of now", [sql`analyze block_logs, repeated_blocks`]],
])("with statistics %s, a contact's log is not sought among the rows of the whole company", (_, before) => {
  beforeAll(async () => {
    for (const statement of before) await db.execute(statement);
  });

  test.each(Object.keys(statements))("%s", async (name) => {
    await statements[name]?.();
    const read = await watch.reads();
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter(({ rows }) => rows > MOST)).toEqual([]);
  });
});
