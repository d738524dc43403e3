import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { freshNumber, signIn } from "./story";

const numbers = Array.from({ length: 40 }, (_, n) => `+1${freshNumber(500 + n)}`);
const list = {
  name: `to-export-${numbers[0]}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(["phone", ...numbers].join("\n")),
};

test("the Blacklist is exported, downloaded, resumed in its middle, and uploaded again: nothing is new", async ({
  page,
}) => {
  await signIn(page, "owner");
  await block(page);
  await page.goto("/contacts");
  const total = Number(
    (await page.getByText(/numbers that .* does not dial/).innerText()).replace(/\D/g, ""),
  );
  const shown = (await page.getByRole("table").innerText()).match(/\+\d{8,15}/g) ?? [];
  expect(shown.length).toBeGreaterThan(20);

  await page.getByRole("link", { name: "Export Blacklist" }).click();
  await page.getByRole("button", { name: `Export ${total.toLocaleString("en-US")} numbers` }).click();
  await page.waitForURL(/\/data_exports\/\d+$/);
  await expect(page.getByText(/numbers, as they were/)).toBeVisible();
  const { text, path, name } = await download(page);
  expect(name).toMatch(/^Acme-Leads-.*\.csv$/);
  const exported = numbersOf(text);
  expect(exported).toHaveLength(total);
  expect(exported).toEqual(expect.arrayContaining([...numbers, ...shown]));

  const address = `${page.url()}/download`;
  const whole = await readFile(path);
  const first = await page.request.get(address, { headers: { range: "bytes=0-99" } });
  expect(first.status()).toBe(206);
  const { etag = "" } = first.headers();
  const rest = await page.request.get(address, { headers: { range: "bytes=100-", "if-range": etag } });
  expect(rest.headers()["content-range"]).toBe(`bytes 100-${whole.length - 1}/${whole.length}`);
  expect(Buffer.concat([await first.body(), await rest.body()]).equals(whole)).toBe(true);

  await page.reload();
  await expect(page.getByRole("table").getByText("owner@example.com").first()).toBeVisible();
  await page.goto("/contact_imports/new");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.waitForURL(/\/contact_imports\/\d+$/);
  await page.getByRole("button", { name: /^Block [\d,]+ numbers again$/ }).click();
  await expect(page.getByText("Nothing new to block")).toBeVisible();
  for (const [label, figure] of [
    ["newly blocked", 0],
    ["already blocked", total],
    ["rejected", 0],
  ] as const)
    await expect(page.getByText(label, { exact: true }).locator("..")).toHaveText(
      `${label}${figure.toLocaleString("en-US")}`,
    );
});

test("a part of the Blacklist is chosen, counted before it runs, exported gzipped, and stands among the past exports", async ({
  page,
}) => {
  await signIn(page, "owner");
  await block(page);
  const [one = ""] = numbers;
  await page.goto(`/data_exports/new?data_type=contact&fulltext=${encodeURIComponent(one)}`);
  await expect(page.getByLabel("Search")).toHaveValue(one);
  await expect(page.getByRole("button", { name: "Export 1 number" })).toBeVisible();
  await page.getByLabel("Search").fill("303 nobody");
  await expect(page.getByText("No blocked number matches.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Export 0 numbers" })).toBeDisabled();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(page.getByLabel("Search")).toHaveValue("");

  await page.getByLabel("Blocked by one upload").selectOption({ label: await uploadLabel(page) });
  await expect(page.getByRole("button", { name: "Export 40 numbers" })).toBeVisible();
  await page.getByLabel("Blocked at", { exact: true }).uncheck();
  await page.getByLabel(/^Gzipped CSV/).check();
  await page.getByRole("button", { name: "Export 40 numbers" }).click();
  await expect(page.getByText(/40 numbers, as they were/)).toBeVisible();
  const { path } = await download(page);
  const text = gunzipSync(await readFile(path)).toString();
  expect(numbersOf(text).sort()).toEqual([...numbers].sort());
  expect(text.split(/\r?\n/)[0]).not.toContain("blocked_at");

  await page.goto("/data_exports");
  const row = page.getByRole("row").filter({ hasText: `of the file ${list.name}` });
  await expect(row.first()).toContainText("succeeded");
  await expect(row.first()).toContainText("40");
});

async function block(page: Page) {
  await page.goto("/contact_imports/new");
  await page.locator("input[type=file]").setInputFiles(list);
  await page.waitForURL(/\/contact_imports\/\d+$/);
  await page.getByRole("button", { name: /^Block \d+ numbers/ }).click();
  await expect(page.getByText(/: [\d,]+ newly blocked|Nothing new to block/)).toBeVisible();
}

async function uploadLabel(page: Page): Promise<string> {
  const option = page.getByLabel("Blocked by one upload").locator("option", { hasText: list.name });
  return (await option.first().textContent()) ?? "";
}

async function download(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Download/ }).click(),
  ]);
  const path = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return { path, name: file.suggestedFilename(), text: await readFile(path, "utf8") };
}

/** Returns the first cell of each row below the header. */
const numbersOf = (text: string) =>
  text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.startsWith("+"))
    .map((line) => line.split(",")[0] ?? "");
