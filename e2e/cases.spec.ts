import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { CASE_VALUES } from "../lib/contact-imports/testing/case-values";
import { signIn } from "./story";

const FILES = path.join(import.meta.dirname, "../lib/contact-imports/testing");

test("every file after a public report is judged on the page: the right numbers would be blocked, and only those", async ({
  page,
}) => {
  // Some forty files, each in a few seconds on a machine four times slower.
  test.setTimeout(600_000);
  await signIn(page, "owner");
  for (const [file, query, numbers, record] of CASE_VALUES) {
    await test.step(`${file}${query}`, async () => {
      await send(page, path.join("cases", file));
      await answer(page, new URLSearchParams(query));
      await expect(page.getByText(/^(?:All \d+ rows were|The one row was) judged/)).toBeVisible();
      const judged = page.getByRole("status").filter({ hasText: /^\d+ (?:will|already|rejected)/ });
      const [blocked, already, rejected] = countsOf(await judged.innerText());
      expect([blocked + already, rejected]).toEqual([numbers.length, Number(record.rejected_count ?? 0)]);
      expect((await numbersRead(page)).toSorted()).toEqual(numbers.toSorted());
      const start = page.getByRole("button", { name: startWords(blocked, already), exact: true });
      await expect(start).toBeEnabled({ enabled: numbers.length > 0 });
      await expectColumns(page, record);
    });
  }
});

for (const [file, says] of [
  ["contacts.vcf", /contact cards \(vCard\)/],
  ["page.xls", /This is a web page/],
  ["list.json", /This is a JSON file/],
] as const) {
  test(`${file} is no list: the page says what it is and that nothing was blocked`, async ({ page }) => {
    await signIn(page, "owner");
    await page.goto("/contact_imports/new");
    await page.locator("input[type=file]").setInputFiles(path.join(FILES, "refused", file));
    await expect(page.getByText(says).first()).toBeVisible();
    await expect(page.getByText(/nothing was blocked/i).first()).toBeVisible();
  });
}

test("a name in letters of another script is shown as it is read, and put right by choosing the encoding", async ({
  page,
}) => {
  await signIn(page, "owner");
  for (const [file, encoding, name] of [
    ["cp1251.csv", "Windows-1251", "Иван"],
    ["mac-roman.csv", "Macintosh", "José Pérez"],
  ] as const) {
    await send(page, path.join("cases", file));
    await expect(page.getByText(/^Names are read as: /)).toContainText(name);
    await page.getByLabel("Encoding").selectOption(encoding);
    await expect(page.getByRole("table").getByText(name)).toBeVisible();
  }
});

async function send(page: Page, file: string) {
  await page.goto("/contact_imports/new");
  await page.locator("input[type=file]").setInputFiles(path.join(FILES, file));
  await page.waitForURL(/\/contact_imports\/\d+$/);
}

/** Answers what the page asks, as the query of the API would. */
async function answer(page: Page, said: URLSearchParams) {
  const [country, sheet, hidden] = ["default_country", "sheet", "hidden_rows"].map((name) => said.get(name));
  if (sheet) await page.getByLabel("Sheet").selectOption(sheet);
  if (hidden) await page.getByLabel(hidden === "skip" ? "Leave them out" : "Take them too").check();
  if (country) await page.getByLabel("Default country").selectOption(country);
}

const counted = (count: number) => `${count} number${count === 1 ? "" : "s"}`;
const startWords = (blocked: number, already: number) =>
  blocked === 0 && already > 0 ? `Block ${counted(already)} again` : `Block ${counted(blocked)}`;

/**
 * Returns how many numbers the sentence above the table says will be blocked, are blocked already (by the demo's
 * history), and are rejected.
 */
function countsOf(sentence: string): [number, number, number] {
  const count = (words: string) => Number(new RegExp(`(\\d+) ${words}`).exec(sentence)?.[1] ?? 0);
  return [count("will be blocked"), count("already blocked"), count("rejected")];
}

/** Returns the numbers that the table of the first rows has read. */
async function numbersRead(page: Page): Promise<string[]> {
  const read = await page.getByRole("row").locator("td:nth-child(3) .mono").allInnerTexts();
  return read.filter((text) => text !== "–");
}

async function expectColumns(
  page: Page,
  { caller_id_column_name, caller_id_column_names }: Record<string, unknown>,
) {
  const [first, ...more] = Array.isArray(caller_id_column_names)
    ? (caller_id_column_names as string[])
    : [caller_id_column_name as string | undefined];
  if (first === undefined) return;
  await expect(page.getByLabel("Number column")).toHaveValue(first);
  for (const column of more) await expect(page.getByRole("checkbox", { name: column })).toBeChecked();
}
