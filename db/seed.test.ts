import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeCollaborator, makeCompany } from "./factories";
import { db } from "./index";
import { seedAcme, seedGlobex } from "./seed/blacklists";

let acme = 0;
let globex = 0;

beforeAll(async () => {
  acme = (await makeCompany({ name: "Acme Leads" })).id;
  globex = (await makeCompany({ name: "Globex", timeZone: "America/Los_Angeles" })).id;
  const owner = await makeCollaborator({ companyId: acme });
  const agent = await makeCollaborator({ companyId: acme, owner: false });
  const gil = await makeCollaborator({ companyId: globex });
  await db.transaction(async (tx) => {
    await seedAcme(tx, { owner, agent });
    await seedGlobex(tx, gil);
  });
});

const one = async (query: ReturnType<typeof sql>) => (await db.execute(query))[0];

test("Acme has sixty-four numbers on its list and Globex six, as the counts say", async () => {
  for (const [companyId, blocked] of [
    [acme, 64],
    [globex, 6],
  ] as const) {
    expect(
      await one(sql`select (select count(*)::int from contacts where company_id = ${companyId} and blocked) as listed,
        (select sum(delta)::int from blocked_counts where company_id = ${companyId}) as counted`),
    ).toEqual({ listed: blocked, counted: blocked });
  }
});

test("every way that a call or text can have gone is there, but the one that lasts a moment", async () => {
  const missing = await db.execute(sql`
    select status from unnest(enum_range(null::call_status)) as status
    where status <> 'requested' and status not in (select status from calls where company_id = ${acme})`);
  expect([...missing]).toEqual([]);
  const texts = await db.execute(
    sql`select distinct direction || ' ' || status as way from text_messages where company_id = ${acme}`,
  );
  expect(texts.map(({ way }) => way)).toEqual(
    expect.arrayContaining([
      "inbound received",
      "inbound blocked",
      "outbound delivered",
      "outbound blocked",
      "outbound opt-out",
    ]),
  );
  expect(
    await one(
      sql`select count(*)::int as withheld from calls where company_id = ${acme} and caller_id is null`,
    ),
  ).toEqual({ withheld: 1 });
});

test("contacts' counters agree with their calls", async () => {
  const wrong = await db.execute(sql`
    select number from contacts left join lateral (
      select count(*) filter (where direction = 'inbound' or refusal_reason is null) as calls,
        max(created_at) filter (where direction = 'inbound' or refusal_reason is null) as last,
        count(*) filter (where direction = 'outbound' and status = 'no-answer') as unanswered,
        count(*) filter (where direction = 'outbound' and status = 'busy') as busy,
        count(*) filter (where direction = 'outbound' and status = 'failed') as failed
      from calls where calls.company_id = contacts.company_id and calls.contact_id = contacts.id) as its on true
    where company_id in (${acme}, ${globex}) and (calls_count <> calls or last_call_at is distinct from last
      or outbound_no_answer_count <> unanswered or outbound_busy_count <> busy or outbound_call_failure_count <> failed)`);
  expect([...wrong]).toEqual([]);
});

test("the days count what the logs, calls and texts hold, and the last month has both blocks and stops", async () => {
  const [sums] = await db.execute(sql`
    select (select sum(delta)::int from daily_counts where company_id = ${acme} and kind in ('block', 'unblock')) as changes,
      (select count(*)::int from block_logs where company_id = ${acme}) as logs,
      (select sum(delta)::int from daily_counts where company_id = ${acme} and kind = 'stop') as stops,
      (select count(*)::int from calls where company_id = ${acme} and refusal_reason in ('blocked', 'opted_out'))
        + (select count(*)::int from text_messages where company_id = ${acme} and refusal_reason in ('blocked', 'opted_out')) as refused`);
  expect(sums?.changes).toBe(sums?.logs);
  expect(sums?.stops).toBe(sums?.refused);
  const month = await db.execute(
    sql`select distinct kind, detail from daily_counts where company_id = ${acme} and day > current_date - 30`,
  );
  expect(month.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(
    expect.arrayContaining([
      "stop dial",
      "stop match",
      "stop sms",
      "block call",
      "block lead",
      "block schedule_action",
    ]),
  );
});

test("blocks name what they came from: calls, leads, a manual action with its person, a schedule with nobody", async () => {
  const sources = await db.execute(sql`
    select source, bool_and(call_id is not null) as call, bool_and(lead_id is not null) as lead,
      bool_and(schedule_action_id is not null) as action, bool_and(collaborator_id is not null) as person
    from block_logs where company_id = ${acme} and source <> 'api' group by source order by source`);
  expect(sources.map((row) => ({ ...row }))).toEqual([
    { source: "call", call: true, lead: false, action: false, person: true },
    { source: "lead", call: false, lead: true, action: false, person: true },
    { source: "schedule_action", call: true, lead: false, action: true, person: false },
    { source: "manual_action", call: true, lead: false, action: true, person: true },
  ]);
});

test("texts that may be a revocation wait for a review", async () => {
  const reviews = await db.execute(sql`
    select message, words from text_reviews join text_messages on text_messages.company_id = text_reviews.company_id
      and text_messages.id = text_message_id where text_reviews.company_id = ${acme} and decision is null`);
  expect([...reviews]).toEqual([{ message: "Please stop texting me.", words: "stop" }]);
});
