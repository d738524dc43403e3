import { expect, test } from "@playwright/test";
import { signIn } from "./story";

test.beforeEach(async ({ page }) => {
  await signIn(page, "owner");
  await page.goto("/contacts");
});

test("the Blacklist shows the five links, the four columns in order, and no control that blocks", async ({
  page,
}) => {
  const links = page.getByRole("navigation", { name: "Blacklist" }).getByRole("link");
  await expect(links).toHaveText([
    "View Blacklist",
    "Upload Blacklist",
    "Blacklist Files",
    "Export Blacklist",
    "Clear Blacklist",
  ]);
  const headers = await page.getByRole("columnheader").allInnerTexts();
  expect(headers.map((text) => text.trim())).toEqual([
    "Created At",
    "Blocked At",
    "Name",
    "Block / Unblock Logs",
  ]);
  await expect(page.getByRole("button", { name: /block/i })).toHaveCount(0);
});

test("a number is found in any spelling, by its beginning, its last digits, and by name", async ({
  page,
}) => {
  for (const text of ["+17191231234", "(719) 123-1234", "17191231234", "+171912", "231234", "Jordan"]) {
    await page.goto("/contacts");
    await page.getByRole("searchbox").fill(text);
    await expect(page).toHaveURL(/fulltext=/);
    await expect(page.getByRole("table").getByText("+17191231234")).toBeVisible();
  }
});

test("a whole number that is not on the list is said to be not blocked", async ({ page }) => {
  await page.goto("/contacts?fulltext=%2B17195550105");
  await expect(page.getByText(/not blocked/).first()).toBeVisible();
});

test("sorting, page size and place are in the URL, and next and previous come back to the same rows", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Name" }).click();
  await expect(page).toHaveURL(/order=number/);
  const rows = page.getByRole("row");
  const first = await rows.nth(1).innerText();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText(/26 to 50 of/)).toBeVisible();
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByText(/1 to 25 of/)).toBeVisible();
  expect(await rows.nth(1).innerText()).toBe(first);
});

test("the keyboard reaches search and pages: / searches, g l goes to the block logs, ? lists the keys", async ({
  page,
}) => {
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/block_logs/);
});
