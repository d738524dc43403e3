import postgres from "postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeCompany } from "@/db/factories";
import { described, differences } from "./differences";
import { recordedFacts } from "./facts";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2 });
let one: number;
let other: number;

afterAll(() => sql.end());

beforeEach(async () => {
  one = await companyWithAPast();
  other = await companyWithAPast();
});

test("two companies that did the same have the same facts, whatever their ids and times", async () => {
  const facts = await recordedFacts(sql, one);
  expect(facts.map((fact) => JSON.parse(fact)[0]).sort()).toEqual([
    "asked again",
    "contact",
    "contact",
    "contact",
    "left over",
    "log",
    "log",
    "log",
    "log",
    "the count is exact",
  ]);
  expect(await compared()).toEqual([]);
});

test("a block logged twice is reported: there too often, or here missing", async () => {
  await log(other, "+12125550003", "block");
  expect(await compared()).toEqual([
    { expected: 0, found: 1, fact: expect.stringMatching(/"log".*"\+12125550003".*"block"/) },
  ]);
  [one, other] = [other, one];
  expect(await compared()).toMatchObject([{ expected: 1, found: 0 }]);
});

test("a number asked for once more is reported", async () => {
  await askAgain(other, "+12125550002");
  expect(described(await compared())).toMatch(/^1 times instead of 0: \["asked again".*"\+12125550002"/);
});

test.each([
  ["a contact too many", (company: number) => makeContact(company, "+12125550009")],
  [
    "a name that is missing",
    (company: number) => sql`update contacts set name = null where company_id = ${company}`,
  ],
  [
    "a state that the log does not bear out",
    (company: number) => sql`
      update contacts set blocked = false, blocked_at = null where company_id = ${company} and number = '+12125550003'`,
  ],
  ["a count off by one", (company: number) => count(company, 1)],
  [
    "a file that nothing names",
    (company: number) => sql`
      insert into stored_files (company_id, name, content_type) values (${company}, 'x', 'text/csv')`,
  ],
])("%s is reported", async (_, plant) => {
  await plant(other);
  expect((await compared()).length).toBeGreaterThan(0);
});

test("a number that single requests have changed is left to another look", async () => {
  await makeContact(other, "+13035550001");
  await log(other, "+13035550001", "block");
  await count(other, 1);
  expect(await compared()).toEqual([]);
});

test("the same fact twice is not the same as once", () => {
  expect(differences(["a", "b", "b"], ["b", "a"])).toEqual([{ fact: "b", expected: 2, found: 1 }]);
});

const compared = async () => differences(await recordedFacts(sql, one), await recordedFacts(sql, other));

/** One number blocked and unblocked, one blocked and asked for again, one blocked. */
async function companyWithAPast() {
  const { id } = await makeCompany();
  for (const number of ["+12125550001", "+12125550002", "+12125550003"]) {
    await makeContact(id, number);
    await log(id, number, "block");
    await count(id, 1);
  }
  await log(id, "+12125550001", "unblock");
  await count(id, -1);
  await askAgain(id, "+12125550002");
  return id;
}

const makeContact = (company: number, number: string) => sql`
  insert into contacts (company_id, number, name, created_at, updated_at) values (${company}, ${number}, 'Ann', now(), now())`;

const count = (company: number, delta: number) =>
  sql`insert into blocked_counts (company_id, delta) values (${company}, ${delta})`;

const askAgain = (company: number, number: string) => sql`
  insert into repeated_blocks (company_id, contact_id, block_log_id, source, created_at)
  select ${company}, contact_id, max(id), 'api', now() from block_logs
  where company_id = ${company} and contact_id = ${idOf(company, number)} group by contact_id`;

const BLOCKED_AT = "2026-01-01T08:00:00Z";
const CLEARED_AT = "2026-01-02T08:00:00Z";

/** Writes the log row, and the contact's state after it. */
async function log(company: number, number: string, action: "block" | "unblock") {
  const blocked = action === "block";
  await sql`
    insert into block_logs (company_id, contact_id, action, source, blocked_at, blocked_cleared_at, created_at)
    values (${company}, ${idOf(company, number)}, ${action}, 'api', ${BLOCKED_AT}, ${blocked ? null : CLEARED_AT},
      ${blocked ? BLOCKED_AT : CLEARED_AT})`;
  await sql`
    update contacts set blocked = ${blocked}, blocked_at = ${blocked ? BLOCKED_AT : null}
    where company_id = ${company} and number = ${number}`;
}

const idOf = (company: number, number: string) =>
  sql`(select id from contacts where company_id = ${company} and number = ${number})`;
