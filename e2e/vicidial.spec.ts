import { expect, test } from "@playwright/test";
import { LOGIN, startVicidial } from "@/lib/subscriptions/testing/vicidial";
import { clientWith, expectNoViolation, freshNumber, makeToken, signIn } from "./story";

test("an owner keeps VICIdial's own DNC list: a block goes there, and an unblock takes it off", async ({
  page,
}) => {
  const dialer = await startVicidial();
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "blocks for the dialer"));
  const number = freshNumber(81);

  await page.goto("/subscriptions/new");
  await page.getByRole("link", { name: "Keep its own DNC list" }).click();
  await page.getByLabel("URL of the non-agent API").fill(dialer.url);
  await page.getByLabel("API user").fill(LOGIN.user);
  await page.getByLabel("Password").fill(LOGIN.password);
  await page.getByText("Only changes from now on").click();
  await expectNoViolation(page);
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText("Nothing to deliver yet")).toBeVisible();

  await api.blockContact({ caller_id: `1${number}` });
  await expect.poll(() => dialer.list()).toEqual([number]);
  await page.reload();
  await expect(page.getByText("DNC NUMBER HAS BEEN ADDED")).toBeVisible();
  await expectNoViolation(page);
  await api.unblockContact({ caller_id: `1${number}` });
  await expect.poll(() => dialer.list()).toEqual([]);

  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive the subscription" }).click();
  await expect(page.getByText("archived", { exact: true })).toBeVisible();
  await dialer.close();
});
