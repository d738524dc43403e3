import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./story";

const ROWS = 400_000;
const start = 2_000_000 + (Date.now() % 5_000_000);
const list = Array.from({ length: ROWS }, (_, n) => `+1402${start + n}`).join("\n");

test("an upload under way shows how far it is and is stopped; what is done stays, and nothing follows", async ({
  page,
}) => {
  await signIn(page, "globex");
  await page.goto("/contact_imports/new");
  await page.locator('input[type="file"]').setInputFiles({
    name: "too-long.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(list),
  });
  await page.getByRole("button", { name: /^Block (all|[\d,]+) numbers/ }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect.poll(() => blockedOn(page)).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("main").getByText("stopped").first()).toBeVisible();
  const done = await blockedOn(page);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(ROWS);
  await expect(page.getByRole("button", { name: "Stop" })).toBeHidden();

  await page.waitForTimeout(2_000);
  await page.reload();
  expect(await blockedOn(page)).toBe(done);
});

/** Returns the figure of *newly blocked*. */
async function blockedOn(page: Page): Promise<number> {
  const tile = page.getByText("newly blocked", { exact: true }).locator("..");
  return Number((await tile.innerText()).replaceAll(",", "").match(/\d+/)?.[0]);
}
