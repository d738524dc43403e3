import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { issueToken } from "@/lib/access-tokens/issuing";
import { pieces, runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { storeUpload } from "@/lib/contact-imports/storing";
import type { Context } from "@/lib/context";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { databaseCode } from "@/lib/transaction";
import { undoImport } from "@/lib/unblock-contact-jobs/undoing";
import { testContext, testNumber } from "@/lib/testing/context";
import { db } from ".";

const REFUSED = "42501";
const FOREIGN_KEY = "23503";

// A truncate locks most tables, and would wait in a circle with other tests.
beforeAll(async () => {
  await useOwnDatabase("permanence");
});

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
  "delete from collaborators",
  "truncate collaborators cascade",
  "delete from access_tokens",
  "truncate access_tokens cascade",
  "delete from unblock_contact_jobs",
  "truncate unblock_contact_jobs cascade",
  "delete from contact_imports where status = 'succeeded'",
  "update contact_imports set id = id + 1000000",
  "update contact_imports set status = 'draft' where status = 'succeeded'",
  "truncate contact_imports cascade",
])("the database refuses: %s", async (statement) => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  await setOptOut(ctx, testNumber(1), { optOut: true, channel: "sms", source: "api" });
  await runHere(ctx, await upload(ctx, `${testNumber(2)}`));
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

test("a log row of one company cannot point at a contact of another", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  const contactId = await blockedContact(globex);
  expect(
    await codeOf(`insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at)
      values (${acme.companyId}, ${contactId}, 'block', 'api', now(), now())`),
  ).toBe(FOREIGN_KEY);
});

test("a log row of one company cannot name a person, token, upload or job of another, nor one that is not there", async () => {
  const [acme, globex] = [await testContext(), await testContext()];
  const { token } = await issueToken(globex, { name: "theirs", actions: ["Contact:block"] });
  const file = await runHere(globex, await upload(globex, `${testNumber(2)}`));
  const job = await undoImport(globex, { id: file.id });
  const contactId = await blockedContact(acme);
  const naming = (table: string, columns: string, values: string) =>
    codeOf(
      table === "block_logs"
        ? `insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at, ${columns})
            values (${acme.companyId}, ${contactId}, 'block', 'api', date_trunc('second', now()), date_trunc('second', now()), ${values})`
        : `insert into repeated_blocks (company_id, contact_id, block_log_id, source, created_at, ${columns})
            select company_id, contact_id, id, 'api', now(), ${values} from block_logs where company_id = ${acme.companyId} and contact_id = ${contactId}`,
    );
  for (const table of ["block_logs", "repeated_blocks"]) {
    const { userId, collaboratorId } = globex.actor;
    expect(await naming(table, "user_id, collaborator_id", `${userId}, ${collaboratorId}`)).toBe(FOREIGN_KEY);
    expect(await naming(table, "user_id, collaborator_id", `${userId}, ${acme.actor.collaboratorId}`)).toBe(
      FOREIGN_KEY,
    );
    expect(await naming(table, "access_token_id", `${token.id}`)).toBe(FOREIGN_KEY);
    expect(await naming(table, "contact_import_id", `${file.id}`)).toBe(FOREIGN_KEY);
    expect(await naming(table, "unblock_contact_job_id", `${job.id}`)).toBe(FOREIGN_KEY);
    expect(await naming(table, "contact_import_id", "987654321")).toBe(FOREIGN_KEY);
    const { userId: own, collaboratorId: owns } = acme.actor;
    expect(await naming(table, "user_id, collaborator_id", `${own}, ${owns}`)).toBe("accepted");
  }
});

test("a repeated block stands beside a log row of its own contact", async () => {
  const ctx = await testContext();
  const contactId = await blockedContact(ctx);
  await setBlocked(ctx, [testNumber(2)], { blocked: true, source: "api" });
  const beside = (which: string) =>
    codeOf(`insert into repeated_blocks (company_id, contact_id, block_log_id, source, created_at)
      select ${ctx.companyId}, ${contactId}, ${which}, 'api', now()
      from block_logs where company_id = ${ctx.companyId} and contact_id <> ${contactId}`);
  expect(await beside("id")).toBe(FOREIGN_KEY);
  expect(await beside("987654321")).toBe(FOREIGN_KEY);
});

test("an upload that nobody started may vanish, and no log row can name it", async () => {
  const ctx = await testContext();
  const draft = await storeUpload(ctx, { name: "x.csv", bytes: pieces(`${testNumber(1)}`) });
  const contactId = await blockedContact(ctx);
  expect(
    await codeOf(`insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at, contact_import_id)
      values (${ctx.companyId}, ${contactId}, 'block', 'import', now(), now(), ${draft.id})`),
  ).toBe(FOREIGN_KEY);
  expect(
    await codeOf(`delete from contact_imports where company_id = ${ctx.companyId} and id = ${draft.id}`),
  ).toBe("accepted");
});

async function blockedContact(ctx: Context) {
  const outcome = await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  return outcome.get(testNumber(1))?.contactId;
}

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
