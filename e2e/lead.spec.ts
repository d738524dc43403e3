import { expect, type Page, test } from "@playwright/test";
import type { Lead } from "./api-client/operations";
import { checks, clientWith, freshNumber, type Keys, makeToken, people, signIn } from "./story";

async function makeLead(keys: Keys, number: string): Promise<Lead> {
  const jordan = { first_name: "Jordan", last_name: "Park", data: { zip: "80202" } };
  const { status, lead } = await clientWith(keys).createLead({ caller_id: number, ...jordan });
  if (status !== 201 || !("id" in lead)) throw new Error(`${status} is not a new lead`);
  return lead;
}

const history = (page: Page) => page.getByRole("table", { name: /^History of/ });

test("a lead made over the API is blocked in the browser with a reason, unblocked, opted out and in; the log names lead and person", async ({
  page,
}) => {
  const number = `1${freshNumber(711)}`;
  await signIn(page, "owner");
  const keys = await makeToken(page, "leads of the story");
  const lead = await makeLead(keys, number);

  await page.goto(`/leads?fulltext=${number}`);
  await expect(page.getByRole("table").getByText("Jordan Park")).toBeVisible();
  await page.getByRole("link", { name: `+${number}` }).click();
  await expect(page.getByRole("heading", { name: `Lead ${lead.id}` })).toBeVisible();
  await expect(page.getByText("80202")).toBeVisible();

  await page.getByRole("button", { name: "Block with a reason" }).click();
  await page.getByRole("menuitem", { name: "Reason and note…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").selectOption("litigator");
  await dialog.getByLabel("Note").fill("letter of 3 March");
  await page.getByRole("button", { name: `Block +${number}` }).click();
  await expect(page.getByRole("button", { name: "Unblock Caller" })).toBeVisible();
  const blocked = history(page).getByRole("row").filter({ hasText: "litigator" });
  await expect(blocked).toContainText(`lead ${lead.id}`);
  await expect(blocked).toContainText(people.owner);
  await expect(blocked).toContainText("letter of 3 March");
  expect(await checks(keys, number)).toEqual([false, false, false]);

  await page.goto(`/block_logs?number=${number}`);
  await page.getByRole("link", { name: `lead ${lead.id}` }).click();
  await expect(page.getByText(/This number is blocked for Acme Leads since/)).toBeVisible();
  await page.getByRole("button", { name: "Unblock Caller" }).click();
  await expect(page.getByRole("button", { name: "Block Caller", exact: true })).toBeVisible();
  expect(await checks(keys, number)).toEqual([true, true, true]);

  await page.getByRole("button", { name: "Opt out", exact: true }).click();
  await expect(dialog).toContainText("It may still call in");
  await page.getByRole("button", { name: `Opt out +${number}` }).click();
  await expect(page.getByText(/It has opted out since/)).toBeVisible();
  expect(await checks(keys, number)).toEqual([false, true, false]);
  await page.getByRole("button", { name: "Opt in", exact: true }).click();
  await page.getByRole("button", { name: `Opt in +${number}` }).click();
  await expect(page.getByText(/It has opted out since/)).toHaveCount(0);
  expect(await checks(keys, number)).toEqual([true, true, true]);
  for (const done of ["opted in", "opted out", "unblocked"]) {
    await expect(history(page).getByText(done, { exact: true })).toBeVisible();
  }

  await page.goto(`/contacts/${lead.contact_id}`);
  await expect(page.getByRole("heading", { name: `+${number}` })).toBeVisible();
});

test("two people at one lead: who comes second is told the truth, and undoes nothing", async ({
  page,
  browser,
}) => {
  const number = `1${freshNumber(712)}`;
  await signIn(page, "owner");
  const keys = await makeToken(page, "two at a lead");
  const { id } = await makeLead(keys, number);
  const other = await browser.newPage();
  await signIn(other, "manager");
  await page.goto(`/leads/${id}/edit`);
  await other.goto(`/leads/${id}/edit`);
  await other.getByRole("button", { name: "Block Caller", exact: true }).click();
  await expect(other.getByRole("button", { name: "Unblock Caller" })).toBeVisible();
  await page.getByRole("button", { name: "Block Caller", exact: true }).click();
  await expect(page.getByText(new RegExp(`blocked already by ${people.manager}`))).toBeVisible();
  await expect(page.getByRole("button", { name: "Unblock Caller" })).toBeVisible();
  expect(await checks(keys, number)).toEqual([false, false, false]);
});

test("a lead is made and changed by hand; what is wrong stands beside its field and nothing typed is lost", async ({
  page,
}) => {
  const number = `1${freshNumber(713)}`;
  await signIn(page, "owner");
  await page.goto("/leads");
  await page.getByRole("link", { name: "New lead" }).click();
  await page.getByLabel("Number", { exact: true }).fill("12");
  await page.getByLabel("First name").fill("Robin");
  await page.getByRole("button", { name: "Make the lead" }).click();
  await expect(page.getByRole("alert").getByText(/Number: /)).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Robin");
  await page.getByLabel("Number", { exact: true }).fill(number);
  await page.getByRole("button", { name: "Make the lead" }).click();
  await expect(page.getByRole("heading", { name: /^Lead \d+$/ })).toBeVisible();

  await page.getByLabel("Last name").fill("Reed");
  await page.getByLabel("Disposition").selectOption("Interested");
  await page.getByRole("button", { name: "Save the lead" }).click();
  await expect(page.getByText("The lead is saved.")).toBeVisible();
  await page.getByLabel("Email").fill("robin@example.com");
  // The message of the first save may still be there. The form then starts from another state of the lead.
  const seen = page.locator("input[name=seen]");
  const before = await seen.inputValue();
  await page.getByRole("button", { name: "Save the lead" }).click();
  await expect(seen).not.toHaveValue(before);
  await page.goto(`/leads?fulltext=${number}`);
  const row = page.getByRole("row").filter({ hasText: `+${number}` });
  await expect(row).toContainText("Robin Reed");
  await expect(row).toContainText("robin@example.com");
  await expect(row).toContainText("Interested");
});

test("who may not read leads is told what is missing", async ({ page }) => {
  await signIn(page, "agent");
  const response = await page.goto("/leads");
  expect(response?.status()).toBe(403);
  await expect(page.getByText("Lead:read")).toBeVisible();
});
