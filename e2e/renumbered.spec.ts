import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { checked, clientWith, expectNoViolation, freshNumber, makeToken, signIn } from "./story";
import { ownStack } from "./stacks";

test("of a renumbered telephone that is blocked in its old spelling only, a person is asked and decides", async ({
  page,
}) => {
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "renumbered"));
  const local = freshNumber(961).slice(-8);
  const [old, present] = [`+52155${local}`, `+5255${local}`];
  await api.blockContact({ caller_id: present });
  const { contact } = await api.unblockContact({ caller_id: present });
  await storeAsBefore(old, contact.id);
  await page.goto(`/contacts/${contact.id}`);
  const notice = page.getByRole("region", { name: "Renumbered" });
  await expect(notice).toContainText(`It was stored as ${old}`);
  await expect(notice).toContainText("Is it to be blocked?");
  await expectNoViolation(page);
  await notice.getByRole("button", { name: `Block ${present}` }).click();
  await expect(notice.getByText("Is it to be blocked?")).toHaveCount(0);
  const check = await checked(api, present, "dial");
  expect(check).toMatchObject({ number: present, allowed: false, reason: "blocked" });
  await page.goto(`/block_logs?number=${local.slice(0, 6)}`);
  await expect(page.getByRole("row").filter({ hasText: old }).first()).toBeVisible();
});

/** Only an installation from before old spellings were read as present ones has a contact of one. */
async function storeAsBefore(old: string, presentId: number): Promise<void> {
  const sql = postgres(ownStack.databaseUrl, { max: 1 });
  try {
    await sql`
      with blocked as (
        insert into contacts (company_id, number, blocked, blocked_at, created_at, updated_at)
        select company_id, ${old}, true, created_at - interval '1 day', created_at, created_at
        from contacts where id = ${presentId} returning company_id, id, blocked_at),
      logged as (
        insert into block_logs (company_id, contact_id, action, source, blocked_at, created_at)
        select company_id, id, 'block', 'system', blocked_at, blocked_at from blocked),
      counted as (insert into blocked_counts (company_id, delta) select company_id, 1 from blocked)
      insert into contact_aliases (company_id, contact_id, present_contact_id)
      select company_id, id, ${presentId} from blocked`;
  } finally {
    await sql.end();
  }
}
