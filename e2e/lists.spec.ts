import { expect, test } from "@playwright/test";
import { expectNoViolation, signIn } from "./story";

test("Back undoes one filter of a list after the other", async ({ page }) => {
  await signIn(page, "owner");
  await page.goto("/block_logs");
  await page.getByLabel("Action").selectOption("unblock");
  await expect(page).toHaveURL(/\/block_logs\?action=unblock$/);
  await page.getByLabel("Source").selectOption("call");
  await expect(page).toHaveURL(/\?action=unblock&source=call$/);
  await page.goBack();
  await expect(page).toHaveURL(/\?action=unblock$/);
  await expect(page.getByLabel("Source")).toHaveValue("");
  await page.goBack();
  await expect(page).toHaveURL(/\/block_logs$/);
  await expect(page.getByLabel("Action")).toHaveValue("");
});

test("Back undoes a search as a whole, not letter by letter", async ({ page }) => {
  await signIn(page, "owner");
  await page.goto("/calls");
  const box = page.getByRole("searchbox");
  for (const letter of "71955") {
    await box.press(letter);
    const typed = await box.inputValue();
    if (typed.length >= 3) await expect(page).toHaveURL(new RegExp(`/calls\\?fulltext=${typed}$`));
  }
  await page.goBack();
  await expect(page).toHaveURL(/\/calls$/);
  await expect(box).toHaveValue("");
  await page.goForward();
  await expect(box).toHaveValue("71955");
});

test("a filter that a list does not know is said, and no rows pass for its answer", async ({ page }) => {
  await signIn(page, "owner");
  await page.goto("/calls?status=foo");
  await expect(page.getByText("“foo” is not a status.")).toBeVisible();
  await expect(page.getByText("No call is shown")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
  await expectNoViolation(page);
  await page.getByLabel("Status").selectOption("Any status");
  await expect(page.getByRole("row").nth(1)).toBeVisible();

  await page.goto("/block_logs?reason=foo");
  await expect(page.getByText("“reason” is not a filter of this list.")).toBeVisible();
  await page.getByRole("link", { name: "Show the whole trail" }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("a search that is cut within a character is no error", async ({ page }) => {
  await signIn(page, "owner");
  const answer = await page.goto(`/contacts?fulltext=${"7".repeat(199)}${encodeURIComponent("😀")}`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByText(/^No blocked number matches/)).toBeVisible();
});
