import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { clientWith, expectNoViolation, freshNumber, makeToken, signIn } from "./story";

const MANY = 1_100;
const numbers = Array.from({ length: MANY }, (_, n) => `+1${freshNumber(5_000 + n)}`);
const [again = "", byHand = "", freed = "", taken = ""] = numbers;

test("an upload is taken back after some of its numbers were changed meanwhile: the rest and only the rest, and the page says so", async ({
  page,
  browser,
}) => {
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "dialer of the undo story"));

  await page.goto("/contact_imports/new");
  const buffer = Buffer.from(["phone", ...numbers].join("\r\n"));
  await page.locator("input[type=file]").setInputFiles({ name: "mistake.csv", mimeType: "text/csv", buffer });
  await page.waitForURL(/\/contact_imports\/\d+$/);
  const file = page.url();
  await page.getByRole("button", { name: "Block 1,100 numbers" }).click();
  await expect(page.getByText(/: 1,100 newly blocked/)).toBeVisible();
  await api.blockContact({ caller_id: again });
  await api.unblockContact({ caller_id: byHand });
  await api.blockContact({ caller_id: byHand });
  await api.unblockContact({ caller_id: freed });

  await page.getByRole("link", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Unblock 1,097 numbers?" })).toBeVisible();
  await expect(page.getByText("left alone: a block was asked for again").locator("..")).toContainText("1");
  await expect(page.getByText("left alone: changed since").locator("..")).toContainText("2");
  await expect(page.getByRole("link", { name: "Cancel" })).toBeFocused();
  await expectNoViolation(page);
  await page.getByLabel("Type 1,097 to confirm").fill("1,097");
  await page.getByRole("button", { name: "Unblock 1,097 numbers" }).click();

  await page.waitForURL(/\/unblock_contact_jobs\/\d+$/);
  await expect(page.getByText(/^1,097 numbers unblocked\. 3 numbers left alone/)).toBeVisible();
  const job = page.url();
  await expectNoViolation(page);
  const alone = page.getByRole("table", { name: "Numbers left alone" });
  for (const [number, why] of [
    [again, "asked to block it again"],
    [byHand, "by somebody else since"],
    [freed, "by somebody else since"],
  ] as const)
    await expect(alone.getByRole("row").filter({ hasText: number })).toContainText(why);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download 3 numbers" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines.slice(1).sort()).toEqual(
    [`${again},asked_again`, `${byHand},changed_since`, `${freed},changed_since`].sort(),
  );
  const four = await Promise.all([again, byHand, freed, taken].map((id) => api.getContact({ id })));
  expect(four.map(({ contact }) => contact.blocked)).toEqual([true, true, false, false]);

  await page.goto(file);
  await expect(page.getByText(/^Undo \d+: 1,097 numbers unblocked, 3 numbers left alone/)).toContainText(
    "owner@example.com",
  );
  await expect(page.getByText("Nothing is left to undo.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Undo( the rest)?$/ })).toHaveCount(0);
  await page.goto(`${file}/undo`);
  await expect(page.getByText("There is nothing left to take back")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Unblock/ })).toHaveCount(0);

  const globex = await browser.newPage();
  await signIn(globex, "globex");
  for (const path of [file, `${file}/undo`, job, `${job}/undo`])
    expect((await globex.goto(path))?.status(), path).toBe(404);
});
