import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { setBlocked } from "@/lib/contacts/blocking";
import { setOptOut } from "@/lib/contacts/opting";
import { databaseCode } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing";
import { db } from ".";

const REFUSED = "42501";
const FOREIGN_KEY = "23503";

const codeOf = (statement: string) => db.execute(sql.raw(statement)).then(() => "accepted", databaseCode);

test.each([
  "update block_logs set note = 'x'",
  "delete from block_logs",
  "truncate block_logs cascade",
  "update repeated_blocks set note = 'x'",
  "delete from repeated_blocks",
  "truncate repeated_blocks",
  "update opt_out_logs set note = 'x'",
  "delete from opt_out_logs",
  "truncate opt_out_logs",
  "delete from contacts",
  "truncate contacts cascade",
  "truncate companies cascade",
])("the database refuses: %s", async (statement) => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  await setOptOut(ctx, testNumber(1), { optOut: true, channel: "sms", source: "api" });
  expect(await codeOf(statement)).toBe(REFUSED);
});

test("the refusal holds in a session that switches ordinary triggers off", async () => {
  const code = await db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`delete from block_logs`);
    })
    .then(() => "accepted", databaseCode);
  expect(code).toBe(REFUSED);
});

test("a log row of one company cannot point at a contact, token or import of another", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  const outcome = await setBlocked(globex, [testNumber(1)], { blocked: true, source: "api" });
  const contactId = outcome.get(testNumber(1))?.contactId;
  expect(
    await codeOf(`insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at)
      values (${acme.companyId}, ${contactId}, 'block', 'api', now(), now())`),
  ).toBe(FOREIGN_KEY);
});

test("a contact keeps its number, and blocked goes with its time", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  const where = `where company_id = ${ctx.companyId}`;
  expect(await codeOf(`update contacts set number = '+17191231234' ${where}`)).toBe(REFUSED);
  expect(await codeOf(`update contacts set blocked = false ${where}`)).toBe("23514");
  expect(
    await codeOf(`insert into contacts (company_id, number, created_at, updated_at)
    values (${ctx.companyId}, '17195550001', now(), now())`),
  ).toBe("23514");
});
