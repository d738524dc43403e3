import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { freshNumber, signIn } from "./story";

const [good, wrong, third] = [`+1${freshNumber(601)}`, "30355", `+1${freshNumber(602)}`];
const list = Buffer.from(
  `Kunde;Rufnummer;Grund;Bemerkung\nJörg;${good};Do-Not-Call Request;ruft nie\nAnn;${wrong};umgezogen;=1+1\n`,
  "latin1",
);

test("a zipped list keeps its names, reasons and notes; its rejected rows are downloaded, corrected and uploaded as they are", async ({
  page,
}) => {
  await signIn(page, "owner");
  await send(page, "kunden.zip", zipOf({ name: "kunden.csv", content: list }));
  await expect(
    page.getByText("Read as: kunden.csv in the zip file, semicolons between the columns, Windows-1252"),
  ).toBeVisible();
  await expect(page.getByLabel("Name column")).toHaveValue("Kunde");
  await expect(page.getByLabel("Reason column")).toHaveValue("Grund");
  await expect(page.getByRole("table").getByText("do-not-call request · “ruft nie”")).toBeVisible();
  await page.getByLabel("Name column").selectOption("");
  await expect(page.getByRole("table").getByText("Jörg")).toBeHidden();
  await page.getByLabel("Name column").selectOption("Kunde");
  await expect(page.getByRole("table").getByText("Jörg")).toBeVisible();
  await page.getByRole("button", { name: "Block 1 number" }).click();
  await expect(page.getByText(/: 1 newly blocked/)).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download 1 rejected row" }).click();
  const rejected = await readFile(await (await download).path(), "utf8");
  expect(rejected.split("\r\n")).toEqual([
    "Kunde,Rufnummer,Grund,Bemerkung,rejected_line,rejected_because",
    expect.stringMatching(/^Ann,30355,umgezogen,'=1\+1,3,/),
    "",
  ]);
  await send(page, "corrected.csv", Buffer.from(rejected.replace(wrong, third)));
  await expect(page.getByRole("table").getByText("other reason · “umgezogen; =1+1”")).toBeVisible();
  await page.getByRole("button", { name: "Block 1 number" }).click();
  await expect(page.getByText(/: 1 newly blocked/)).toBeVisible();
  await page.goto(`/contacts?fulltext=${encodeURIComponent(third)}`);
  await expect(page.getByRole("table").getByText("Ann")).toBeVisible();
});

test("a workbook is read like a list", async ({ page }) => {
  await signIn(page, "owner");
  const row = (value: string) => `<row><c><v>${value}</v></c></row>`;
  const sheet = { name: "Stop list", rows: row(`1${freshNumber(603)}`) + row("12") };
  await send(page, "list.xlsx", workbookOf([{ name: "Empty", rows: "" }, sheet]));
  await expect(page.getByText("Read as: sheet “Stop list” of the workbook")).toBeVisible();
  await expect(page.getByText("1 will be blocked, 1 rejected")).toBeVisible();
});

async function send(page: Page, name: string, buffer: Buffer) {
  await page.goto("/contact_imports/new");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.waitForURL(/\/contact_imports\/\d+$/);
}
