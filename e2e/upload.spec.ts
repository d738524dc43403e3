import { expect, type Page, test } from "@playwright/test";
import { freshNumber, signIn } from "./story";

const numbers = Array.from({ length: 120 }, (_, n) => `+1${freshNumber(100 + n)}`);
const [first = ""] = numbers;
const file = {
  name: "november-dnc.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "customer,phone",
      `first,(303) ${first.slice(5, 8)}-${first.slice(8)}`,
      `again,1 303 ${first.slice(5)}`,
      "bad,911",
      "damaged,1.3035E+10",
      "empty,",
      ...numbers.map((number) => `somebody,${number}`),
    ].join("\r\n"),
  ),
};
test("a list is uploaded, looked at, blocked, and found; its rejected rows are told; a second time it blocks nothing", async ({
  page,
}) => {
  await signIn(page, "owner");
  await upload(page);
  await expect(page.getByLabel("Number column")).toHaveValue("phone");
  const preview = page.getByRole("table");
  await expect(preview.getByText(first).first()).toBeVisible();
  await expect(preview.getByText("is an emergency number and cannot be blocked")).toBeVisible();
  await expect(page.getByText("120 will be blocked, 2 duplicates in the file, 3 rejected")).toBeVisible();
  await expect(page.getByText("All 125 rows were judged")).toBeVisible();
  await page.getByRole("button", { name: "Block 120 numbers", exact: true }).click();

  await expect(page.getByText(/: 120 newly blocked/)).toBeVisible();
  expect(await countsOf(page)).toEqual({ blocked: 120, already: 0, duplicates: 2, rejected: 3 });
  const rejected = page.getByRole("table");
  for (const [line, why] of [
    ["4", "is an emergency number and cannot be blocked"],
    ["5", "lost digits in a spreadsheet (1.3035E+10); format the column as text"],
    ["6", "is empty"],
  ] as const) {
    await expect(
      rejected.getByRole("row").filter({ hasText: why }).getByText(line, { exact: true }),
    ).toBeVisible();
  }

  await page.goto(`/contacts?fulltext=${encodeURIComponent(numbers.at(-1) ?? "")}`);
  await expect(page.getByRole("table").getByText(numbers.at(-1) ?? "")).toBeVisible();
  await expect(page.getByRole("link", { name: /november-dnc.csv/ })).toBeVisible();

  await upload(page);
  await expect(page.getByText("120 already blocked, 2 duplicates in the file, 3 rejected")).toBeVisible();
  await expect(page.getByText("All 125 rows were judged")).toBeVisible();
  await page.getByRole("button", { name: "Block 120 numbers again", exact: true }).click();
  await expect(page.getByText("Nothing new to block")).toBeVisible();
  expect(await countsOf(page)).toEqual({ blocked: 0, already: 120, duplicates: 2, rejected: 3 });

  await page.goto("/contact_imports");
  await expect(page.getByRole("link", { name: "november-dnc.csv" }).nth(1)).toBeVisible();
});

test("pasted numbers are blocked, and a list that unblocks takes them back", async ({ page }) => {
  await signIn(page, "owner");
  await paste(page, `+1${freshNumber(301)}; ${freshNumber(302)},\n${freshNumber(303)}\tx`);
  await page.getByRole("button", { name: "Block 3 numbers", exact: true }).click();
  await expect(page.getByText(/: 3 newly blocked/)).toBeVisible();
  await paste(page, [301, 302, 304].map((n) => `+1${freshNumber(n)}`).join("\n"));
  await page.getByLabel("Unblock these numbers").check();
  await page.getByRole("button", { name: "Unblock 2 numbers" }).click();
  await expect(page.getByText("3 rows: 2 unblocked, 1 not blocked before.")).toBeVisible();
});

for (const [what, name, buffer, says] of [
  ["an empty file", "empty.csv", Buffer.alloc(0), /empty/i],
  [
    "a picture",
    "photo.csv",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0, 1]),
    /not a text file/i,
  ],
] as const) {
  test(`${what} fails with one clear sentence, and nothing is blocked`, async ({ page }) => {
    await signIn(page, "owner");
    await page.goto("/contact_imports/new");
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
    await expect(page.getByText(says).first()).toBeVisible();
    await expect(page.getByText(/nothing was blocked/i).first()).toBeVisible();
  });
}

async function upload(page: Page) {
  await page.goto("/contact_imports/new");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.waitForURL(/\/contact_imports\/\d+$/);
}

async function paste(page: Page, text: string) {
  await page.goto("/contact_imports/new");
  await page.getByLabel("Or paste numbers").fill(text);
  await page.getByRole("button", { name: "Preview numbers" }).click();
  await page.waitForURL(/\/contact_imports\/\d+$/);
}

/** Returns the counts as the page shows them. */
async function countsOf(page: Page) {
  const count = async (label: string | RegExp) => {
    const tile = page.getByText(label, { exact: typeof label === "string" }).locator("..");
    return Number((await tile.innerText()).replaceAll(",", "").match(/\d+/)?.[0]);
  };
  return {
    blocked: await count("newly blocked"),
    already: await count("already blocked"),
    duplicates: await count(/^duplicates? in the file$/),
    rejected: await count("rejected"),
  };
}
