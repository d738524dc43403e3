import { expect, type Page, test } from "@playwright/test";
import { clientWith, expectNoViolation, freshNumber, makeToken, signIn } from "./story";

const MANY = 1_200;
const numbers = Array.from({ length: MANY }, (_, n) => `+1${freshNumber(2_000 + n)}`);
const [first = ""] = numbers;
const name = "clear-me.csv";

test("what one upload blocked is looked at, its count typed, unblocked, found in the history, and blocked again", async ({
  page,
}) => {
  await signIn(page, "owner");
  await upload(page);

  await page.goto("/unblock_contact_jobs");
  await page.getByRole("link", { name: "Unblock numbers" }).click();
  await page.getByLabel("One upload").check();
  await page.getByRole("button", { name: "Look at the numbers" }).click();
  await expect(page.getByRole("alert").getByText("Upload must be chosen")).toBeVisible();
  const option = page.getByRole("option", { name: new RegExp(`^${name} · 1,200 blocked`) }).first();
  await page.locator("#contact_import_id").selectOption((await option.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Look at the numbers" }).click();

  await expect(page.getByRole("heading", { name: "Unblock 1,200 numbers?" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(11);
  await expect(page.getByRole("link", { name: "Cancel" })).toBeFocused();
  await expectNoViolation(page);
  await page.getByLabel("Reason").selectOption("wrong_number");
  await page.getByLabel("Note").fill("bought by mistake");
  await page.getByRole("button", { name: "Unblock 1,200 numbers" }).click();
  await expect(page.getByText("is not the count that is shown, 1,200").first()).toBeVisible();
  await expect(page.getByLabel("Note")).toHaveValue("bought by mistake");
  await page.getByLabel("Type 1,200 to confirm").fill("1,200");
  await page.getByRole("button", { name: "Unblock 1,200 numbers" }).click();

  await page.waitForURL(/\/unblock_contact_jobs\/\d+$/);
  const job = page.url();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText("1,200 numbers unblocked.", { exact: true })).toBeVisible();
  await expect(page.getByText("bought by mistake")).toBeVisible();
  await page.goto("/unblock_contact_jobs");
  const row = page
    .getByRole("row")
    .filter({ hasText: `Numbers that ${name} blocked` })
    .first();
  await expect(row.getByText("succeeded")).toBeVisible();
  await expect(row.getByText("owner@example.com")).toBeVisible();
  await expectBlocked(page, first, false);

  await page.goto(job);
  await page.getByRole("link", { name: "Undo", exact: true }).click();
  await page.getByLabel("Type 1,200 to confirm").fill("1200");
  await page.getByRole("button", { name: "Block 1,200 numbers again" }).click();
  await expect(page.getByText("1,200 numbers blocked again.", { exact: true })).toBeVisible();
  await expectBlocked(page, first, true);
  await page.goto(job);
  await expect(page.getByText(/^Undo \d+: 1,200 numbers blocked again/)).toBeVisible();
});

test("of pasted numbers only the blocked ones are unblocked; one blocked meanwhile is said before anything happens", async ({
  page,
}) => {
  const [one, two, three] = [1, 2, 3].map((n) => `+1${freshNumber(3_900 + n)}`) as [string, string, string];
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "dialer of the clear story"));
  const blocked = async (id: string) => (await api.getContact({ id })).contact.blocked;
  await api.blockContact({ caller_id: one });

  await page.goto("/unblock_contact_jobs/new");
  await page.getByRole("button", { name: "Look at the numbers" }).click();
  await expect(page.getByText("Paste at least one number.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Numbers" }).fill(`${one}, ${two}\n${three}; 911`);
  await page.getByRole("button", { name: "Look at the numbers" }).click();
  await expect(page.getByRole("heading", { name: "Unblock 1 number?" })).toBeVisible();
  await expect(page.getByText("is an emergency number and cannot be blocked")).toBeVisible();

  await api.blockContact({ caller_id: two });
  await page.getByRole("button", { name: "Unblock 1 number", exact: true }).click();
  await expect(page.getByText(/2 numbers would be unblocked, more than the 1 expected/)).toBeVisible();
  expect(await blocked(one)).toBe(true);
  await page.getByRole("button", { name: "Unblock 2 numbers" }).click();
  await expect(
    page.getByText("2 numbers unblocked. 1 number had not been blocked. 1 item rejected.", { exact: true }),
  ).toBeVisible();
  expect(await blocked(one)).toBe(false);
});

async function upload(page: Page) {
  await page.goto("/contact_imports/new");
  const buffer = Buffer.from(["phone", ...numbers].join("\r\n"));
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.waitForURL(/\/contact_imports\/\d+$/);
  await page.getByRole("button", { name: "Block 1,200 numbers" }).click();
  await expect(page.getByText(/: 1,200 newly blocked/)).toBeVisible();
}

async function expectBlocked(page: Page, number: string, blocked: boolean) {
  await page.goto(`/contacts?fulltext=${encodeURIComponent(number)}`);
  const rows = page.getByRole("table").getByText(number);
  if (blocked) await expect(rows).toBeVisible();
  else await expect(page.getByText("not blocked").first()).toBeVisible();
}
