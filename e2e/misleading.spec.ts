import { expect, type Page, test } from "@playwright/test";
import { expectNoViolation, freshNumber, PASSWORD, people, visit } from "./story";

const dialog = (page: Page) => page.getByRole("dialog");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Makes a lead of a number through the page, and stays on the lead's page. */
async function newLead(page: Page, number: string) {
  await visit(page, "owner", "/leads/new");
  await page.getByLabel("Number").fill(number);
  await button(page, "Make the lead").click();
  await page.waitForURL(/\/leads\/\d+\/edit$/);
  await page.waitForLoadState("networkidle");
}

test("a form sent after the session ended keeps what was typed, says what was not done, and goes on after a sign-in in place", async ({
  page,
}) => {
  const number = `+1${freshNumber(7_000)}`;
  await visit(page, "owner", "/leads/new");
  await page.getByLabel("Number").fill(number);
  await page.getByLabel("First name").fill("Ada");
  await page.context().clearCookies();
  await button(page, "Make the lead").click();
  await expect(
    dialog(page).getByRole("heading", { name: "“Make the lead” not done: you are signed out." }),
  ).toBeVisible();
  await expectNoViolation(page);
  await dialog(page).getByLabel(`Password of ${people.owner}`).fill("wrong");
  await button(page, "Sign in and try again").click();
  await expect(dialog(page).getByText("Wrong password")).toBeVisible();
  await button(page, "Close").first().click();
  await expect(page.getByRole("alert").getByText("you are signed out")).toBeVisible();
  await expect(page.getByLabel("Number")).toHaveValue(number);

  await button(page, "Make the lead").click();
  await dialog(page).getByLabel(`Password of ${people.owner}`).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/leads\/\d+\/edit$/);
  await expect(page.getByLabel("First name")).toHaveValue("Ada");

  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole("status").getByText("your session has ended")).toBeVisible();
});

test("Block Caller without a connection keeps the page and says not blocked; Try again blocks when it is back", async ({
  page,
}) => {
  await newLead(page, `+1${freshNumber(7_010)}`);
  await page.context().setOffline(true);
  await button(page, "Block Caller").click();
  await expect(dialog(page).getByRole("heading", { name: "Not blocked: no connection." })).toBeVisible();
  await button(page, "Try again").click();
  await expect(dialog(page).getByRole("heading", { name: "Not blocked: no connection." })).toBeVisible();
  await page.context().setOffline(false);
  await button(page, "Try again").click();
  await expect(button(page, "Unblock Caller")).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
});

test("what a blocked number would be refused is off, with the reason, and a text that waits is not said to be sent", async ({
  page,
}) => {
  const number = `+1${freshNumber(7_020)}`;
  await newLead(page, number);
  await button(page, "Send follow-up text").click();
  await expect(
    page.getByText(`A text to ${number} is queued: its outcome appears on this page.`),
  ).toBeVisible();
  await button(page, "Block Caller").click();
  await expect(button(page, "Send follow-up text")).toBeDisabled();
  await expect(button(page, "Block as litigator")).toBeDisabled();
  await expect(page.getByText(/^Blocked: .*not texted/)).toBeVisible();
});

test("a number that is not blocked leads on to its block, in one box, and its undo is named wherever it stands", async ({
  page,
}) => {
  const number = `+1${freshNumber(7_030)}`;
  await visit(page, "owner", `/contacts?fulltext=${encodeURIComponent(number)}`);
  await expect(page.getByRole("region", { name: `State of ${number}` })).toContainText("not blocked");
  await expect(page.getByText("No blocked number matches")).toHaveCount(0);
  await page.getByRole("link", { name: "Block this number…" }).click();
  await expect(page.getByLabel("Or paste numbers")).toHaveValue(number);
  await page.getByLabel("Reason").selectOption("litigator");
  await button(page, "Preview numbers").click();
  await page.waitForURL(/\/contact_imports\/\d+$/);
  const file = page.url();
  await expect(page.getByLabel("Reason")).toHaveValue("litigator");
  await button(page, "Block 1 number").click();
  await expect(page.getByRole("link", { name: "Unblock these" })).toBeVisible();

  await page.goto(`/contacts?fulltext=${encodeURIComponent(number)}`);
  await page.getByRole("link", { name: "Clear these" }).click();
  await expect(page.getByRole("heading", { name: "Unblock 1 number?" })).toBeVisible();
  await page.goto(file);
  await page.getByRole("link", { name: "Undo", exact: true }).click();
  await button(page, "Unblock 1 number").click();
  await expect(page.getByText("1 number unblocked.", { exact: false })).toBeVisible();
  await page.goto(file);
  await expect(page.getByText("Undone: 1 unblocked again.")).toBeVisible();
  await expect(page.getByText("Nothing is left to undo.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Unblock these" })).toHaveCount(0);
  await page.goto("/contact_imports");
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("Undone: 1 unblocked again");
  await page.goto(`/contacts?fulltext=${encodeURIComponent(number)}`);
  await expect(page.getByRole("region", { name: `State of ${number}` })).toContainText(
    `by undoing Pasted numbers (${number})`,
  );
});

test("blocks and stops have an axis each, and their values by pointer and by keyboard", async ({ page }) => {
  await visit(page, "owner", "/contacts");
  for (const title of ["Stops a day", "Blocks a day"]) {
    const chart = page.getByRole("figure").filter({ hasText: title });
    const days = chart.getByRole("slider", { name: `${title}, by day` });
    await days.focus();
    await expect(days).toHaveAttribute("aria-valuetext", /^\d+ \w+: [\d,]+$/);
    await page.keyboard.press("ArrowLeft");
    await expect(chart).toContainText((await days.getAttribute("aria-valuetext")) ?? "no value");
  }
  await page.getByRole("slider", { name: "Stops a day, by day" }).hover();
  await expect(page.getByRole("figure").filter({ hasText: "Stops a day" })).toContainText(/\d+ \w+: \d/);
  await expectNoViolation(page);
});
