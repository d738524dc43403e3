import { type SQL, sql } from "drizzle-orm";
import { issueToken } from "@/lib/access-tokens/issuing";
import { actorColumns, type Context } from "@/lib/context";
import { makeOffer, makeSchedule } from "@/lib/leads/testing/setting";

/** Rows of each list of the large company. */
export const LARGE = 8_000;

/** Between its older and its newer half. */
export const HALFWAY = new Date(Date.UTC(2026, 0, 1) + (LARGE / 2) * 1_000);

type Made = {
  contact: number[];
  offer: number[];
  schedule: number[];
  lead: number[];
  token: number;
  import: number[];
};

/**
 * For tests: fills every list of a company, whose older half has one value of everything and whose newer half another.
 * So two filters with values of different halves have thousands of rows each and none together.
 */
export async function fillLarge(ctx: Context): Promise<Made> {
  const { db, companyId } = ctx;
  const person = actorColumns(ctx.actor);
  const run = (statement: SQL) => db.execute<{ id: number }>(statement);
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  const rows = sql`from generate_series(1, ${LARGE}::int) as i
    cross join lateral (select timestamptz '2026-01-01' + i * interval '1 second' as at, i <= ${LARGE / 2}::int as old)`;
  const either = (one: unknown, other: unknown) => sql`case when old then ${one} else ${other} end`;
  await run(sql`
    insert into contacts (company_id, number, name, blocked, blocked_at, created_at, updated_at)
    select ${companyId}, (case when old then '+1719' else '+4420' end) || lpad(i::text, 7, '0'),
      ${either("Lee Sons", "Ann Parts")} || i, true, at, at, at ${rows}`);
  const contact = ids(
    await run(sql`
      insert into contacts (company_id, number, created_at, updated_at)
      select ${companyId}, number, now(), now() from unnest(array['+17195550001', '+17195550002']) as number returning id`),
  );
  const offer = [(await makeOffer(ctx)).id, (await makeOffer(ctx)).id];
  const schedule = [(await makeSchedule(ctx)).id, (await makeSchedule(ctx)).id];
  const lead = ids(
    await run(sql`
      insert into leads (company_id, contact_id, caller_id) select company_id, id, number from contacts
      where company_id = ${companyId} and id = any(${sql.param(contact)}::bigint[]) order by id returning id`),
  );
  const { token } = await issueToken(ctx, { name: "machine", actions: ["Contact:block"] });
  const [a, b] = contact;
  const number = either("+17195550001", "+17195550002");
  const ofContact = sql`${either(a, b)}::bigint, ${number}`;
  await run(sql`
    insert into calls (company_id, direction, status, refusal_reason, contact_id, caller_id, offer_id, provider, created_at)
    select ${companyId}, ${either("inbound", "outbound")}::direction, ${either("completed", "blocked")}::call_status,
      ${either(null, "blocked")}, ${ofContact}, ${either(offer[0], offer[1])}::bigint, 'sandbox', at ${rows}`);
  await run(sql`
    insert into text_messages (company_id, direction, status, refusal_reason, contact_id, caller_id, lead_id, message, provider, sent_at, created_at)
    select ${companyId}, ${either("inbound", "outbound")}::direction, ${either("received", "blocked")}::text_status,
      ${either(null, "blocked")}, ${ofContact}, ${either(lead[0], lead[1])}::bigint, 'hello', 'sandbox', at, at ${rows}`);
  await run(sql`
    insert into leads (company_id, contact_id, caller_id, offer_id, schedule_id, disposition, created_at)
    select ${companyId}, ${ofContact}, ${either(offer[0], offer[1])}::bigint, ${either(schedule[0], schedule[1])}::bigint,
      ${either("sold", "lost")}, at ${rows}`);
  const uploads = await run(sql`
    insert into contact_imports (company_id, name, status, default_country, created_at)
    select ${companyId}, ${either("litigators", "complaints")}, ${either("failed", "stopped")}::import_status, 'US', at ${rows} returning id`);
  const imports = ids(uploads).slice(0, 2);
  await run(sql`
    insert into block_logs (company_id, contact_id, action, source, user_id, collaborator_id, access_token_id,
      contact_import_id, blocked_at, blocked_cleared_at, created_at)
    select ${companyId}, ${either(a, b)}::bigint, ${either("block", "unblock")}::block_action, ${either("import", "api")}::block_source,
      ${either(person.userId, null)}::bigint, ${either(person.collaboratorId, null)}::bigint, ${either(null, token.id)}::bigint,
      ${either(imports[0], imports[1])}::bigint, at, ${either(null, sql`at`)}, at ${rows}`);
  await run(sql`
    insert into offers (company_id, name, lead_token, created_at)
    select ${companyId}, ${either("Solar", "Roofs")}, 'offer' || ${companyId} || '-' || i, at ${rows}`);
  await run(sql`
    insert into schedules (company_id, name, number, lead_token, created_at)
    select ${companyId}, ${either("Solar", "Roofs")}, ${number}, 'schedule' || ${companyId} || '-' || i, at ${rows}`);
  await run(
    sql`insert into data_exports (company_id, columns, created_at) select ${companyId}, array['number'], at ${rows}`,
  );
  await run(sql`
    insert into unblock_contact_jobs (company_id, selection, created_at) select ${companyId}, '{"by":"all"}', at ${rows}`);
  await run(sql`select gin_clean_pending_list('contacts_blocked_by_name')`);
  for (const table of [
    "contacts",
    "calls",
    "text_messages",
    "leads",
    "block_logs",
    "contact_imports",
    "offers",
    "schedules",
  ])
    await run(sql`analyze ${sql.identifier(table)}`);
  return { contact, offer, schedule, lead, token: token.id, import: imports };
}
