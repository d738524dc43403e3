import { expect, type Page, test } from "@playwright/test";
import { expectNoViolation, freshNumber, signIn } from "./story";

/** These numbers are never run, so a later run of the stories can preview the same ones again. */
const german = Array.from({ length: 24 }, (_, n) => (n % 2 ? `0211 7415${n + 10}` : `0151 234567${n + 10}`));

test("a list of another country is asked about before it blocks wrong numbers; the country offered reads it", async ({
  page,
}) => {
  await signIn(page, "owner");
  await send(page, "kunden.csv", german.join("\n"));
  const doubt = page.getByRole("status").filter({ hasText: "right country?" });
  await expect(doubt).toContainText(`${german[1]} would be +10211`);
  await expectNoViolation(page);
  await doubt.getByRole("button", { name: /^Use Germany \(DE\): 24 of 24 rows/ }).click();
  await expect(doubt).toHaveCount(0);
  await expect(page.getByLabel("Default country")).toHaveValue("DE");
  await expect(page.getByText("24 will be blocked", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Block 24 numbers", exact: true })).toBeEnabled();
  await expect(page.getByRole("table").getByText("+49211").first()).toBeVisible();
});

test("a column without numbers cannot be blocked, and nobody asks which country its words are of", async ({
  page,
}) => {
  await signIn(page, "owner");
  await send(page, "people.csv", `First,phone\nAnn,${freshNumber(952)}\nBob,${freshNumber(953)}`);
  await expect(page.getByRole("button", { name: "Block 2 numbers", exact: true })).toBeEnabled();
  await page.getByLabel("Number column").selectOption("First");
  const start = page.getByRole("button", { name: "Block 0 numbers", exact: true });
  await expect(start).toBeDisabled();
  await expect(start).toHaveAccessibleDescription(/^Nothing here is read as a phone number/);
  await expect(page.getByText("right country?")).toHaveCount(0);
  await expectNoViolation(page);
});

test("a file that is not wanted after all is found by its name, and discarded", async ({ page }) => {
  await signIn(page, "owner");
  const name = `not-wanted-${freshNumber(951)}.csv`;
  await send(page, name, freshNumber(951));
  await page.goto("/contact_imports?status=draft");
  await page.getByLabel("Name of a file").fill(name.slice(0, -4).toUpperCase());
  await expect(page.getByRole("row")).toHaveCount(2);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("vanishes in 24 h");
  await expectNoViolation(page);
  await row.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard the file" }).click();
  await expect(page.getByText("No file matches")).toBeVisible();
  await expect(page.getByText("The file was discarded.")).toBeVisible();
});

async function send(page: Page, name: string, text: string) {
  await page.goto("/contact_imports/new");
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.waitForURL(/\/contact_imports\/\d+$/);
}
