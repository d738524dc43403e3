import { expect, test } from "@playwright/test";
import { freshNumber, signIn } from "./story";

test("an owner sets up an offer and a schedule that blocks; its manager may not, and no other company sees them", async ({
  browser,
}) => {
  const owner = await browser.newPage();
  await signIn(owner, "owner");
  const ours = freshNumber(7);
  const name = `Offer ${ours}`;

  await owner.goto("/offers");
  await owner.getByRole("link", { name: "Make an offer" }).click();
  await owner.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await owner
    .getByLabel("Numbers of ours")
    .fill(`(${ours.slice(0, 3)}) ${ours.slice(3, 6)}-${ours.slice(6)}`);
  await owner.getByRole("button", { name: "Add a buyer" }).click();
  await owner.getByLabel("Name of buyer 1").fill("Sunrise Roofing");
  await owner.getByLabel("Number of buyer 1").fill("12");
  await owner.getByRole("button", { name: "Make the offer" }).click();
  await expect(owner.getByRole("link", { name: /Number of buyer 1/ })).toBeVisible();
  await owner.getByLabel("Number of buyer 1").fill("480 555 0110");
  await owner.getByRole("button", { name: "Make the offer" }).click();
  const offer = owner.getByRole("row").filter({ hasText: name });
  await expect(offer).toContainText(`+1${ours}`);
  await expect(offer).toContainText("Sunrise Roofing");

  const schedule = `Two silent calls ${ours}`;
  await owner.goto("/schedules");
  await owner.getByRole("link", { name: "Make a schedule" }).click();
  await owner.getByRole("textbox", { name: "Name", exact: true }).fill(schedule);
  await owner.getByRole("radio", { name: /Calls without an answer/ }).check();
  await owner.getByLabel("Calls without an answer, in a row").fill("2");
  await owner.getByRole("button", { name: "Add Dial" }).click();
  await expect(owner.getByText("It has no number to dial and text from")).toBeVisible();
  await owner.getByRole("button", { name: "Add Block" }).click();
  await owner.getByLabel("Reason of action 2").selectOption({ label: "spam" });
  await owner.getByRole("button", { name: "Move action 2 up" }).click();
  await owner.getByRole("button", { name: "Remove action 2" }).click();
  await owner.getByLabel("Offer (optional)").selectOption({ label: name });
  await owner.getByRole("button", { name: "Make the schedule" }).click();
  const row = owner.getByRole("row").filter({ hasText: schedule });
  await expect(row).toContainText("After 2 calls without an answer in a row");
  await expect(row).toContainText("1. Block (spam)");
  await expect(row).toContainText(`${name} only`);

  await row.getByRole("button", { name: `Switch off ${schedule}` }).click();
  await expect(row.getByRole("button", { name: `Switch on ${schedule}` })).toBeVisible();
  await row.getByRole("link", { name: schedule }).click();
  await expect(owner.getByRole("heading", { name: schedule, level: 1 })).toBeVisible();
  await expect(owner.getByLabel("Switched on")).not.toBeChecked();
  await expect(owner.getByLabel("Kind of action 1")).toHaveValue("block");
  await expect(owner.getByText(/^tdlead[0-9a-f]{48}$/)).toBeVisible();
  const { pathname } = new URL(owner.url());

  const manager = await browser.newPage();
  await signIn(manager, "manager");
  for (const path of ["/offers", "/offers/new", "/schedules", "/schedules/new", pathname]) {
    expect((await manager.goto(path))?.status(), path).toBe(403);
    await expect(manager.getByText("setup_system")).toBeVisible();
  }
  const stranger = await browser.newPage();
  await signIn(stranger, "globex");
  expect((await stranger.goto(pathname))?.status()).toBe(404);
});
