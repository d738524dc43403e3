import { expect, test } from "@playwright/test";
import { PASSWORD, people, signIn } from "./story";

test("the unsigned are sent to the sign-in, and after it to where they wanted to go", async ({ page }) => {
  await page.goto("/contacts?order=number");
  await expect(page).toHaveURL(/\/login\?from=/);
  await signIn(page, "owner");
  await expect(page).toHaveURL(/\/contacts\?order=number/);
  await expect(page.getByRole("heading", { name: "Blacklist", level: 1 })).toBeVisible();
});

test("a wrong password says so and keeps the email", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("Email").fill(people.owner);
  await page.getByLabel("Password").fill(`${PASSWORD}x`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Email and password do not belong together")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(people.owner);
});

test("a link to the sign-in cannot lead to somebody else's site", async ({ page }) => {
  await page.goto("/login?from=//evil.example/x");
  await signIn(page, "owner");
  expect(new URL(page.url()).hostname).toMatch(/^(localhost|127\.0\.0\.1)$/);
});

test("signing out ends the session on this browser", async ({ page }) => {
  await signIn(page, "owner");
  await page.getByRole("button", { name: /Olivia Owner|owner@example.com/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/contacts");
  await expect(page).toHaveURL(/\/login/);
});

for (const person of ["manager", "agent"] as const) {
  test(`the ${person} gets a 403 page on the Blacklist that names suppression_list and whom to ask`, async ({
    page,
  }) => {
    await signIn(page, person);
    for (const path of [
      "/contacts",
      "/contacts/1",
      "/contact_imports",
      "/contact_imports/new",
      "/block_logs",
    ]) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(403);
      await expect(page.getByText("suppression_list")).toBeVisible();
      await expect(page.getByRole("link", { name: people.owner })).toBeVisible();
    }
    await expect(page.getByRole("link", { name: "Blacklist", exact: true })).toHaveCount(0);
  });
}
