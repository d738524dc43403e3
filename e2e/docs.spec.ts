import { expect, test } from "@playwright/test";
import { paste } from "./curl";
import { makeToken, serverUrl, signIn } from "./story";

test("a developer finds bulk_block in the reference without signing in, copies its line, and it works with his keys", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/api/docs");
  const contents = page.getByRole("navigation", { name: "Contents" });
  await expect(contents.getByRole("link", { name: "POST Block a number" })).toBeVisible();

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Filter the operations" })).toBeFocused();
  await page.keyboard.type("no such call");
  await expect(page.getByRole("status")).toHaveText(/^No operation has “no such call”/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("bulk_block");
  await expect(contents.getByRole("listitem")).toHaveText(["POSTBlock up to 10,000 numbers"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/fulltext=bulk_block#bulkBlock$/);
  const operation = page.getByRole("article", { name: "Block up to 10,000 numbers", exact: true });
  await expect(operation.getByRole("heading", { level: 3 })).toBeInViewport();

  await operation.getByText("What became of each number").click();
  await expect(operation.getByText("As it was sent.")).toBeVisible();
  await operation.getByRole("button", { name: /^Copy the curl of/ }).click();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  expect(line).toContain(`"${serverUrl()}/api/v1/contacts/bulk_block"`);

  await page.getByRole("link", { name: "Access Tokens" }).click();
  await page.waitForURL(/\/login\?/);
  await signIn(page, "owner");
  const { publicKey, privateKey } = await makeToken(page, "reader of the reference");
  const { status, text } = await paste(line, { env: { PUBLIC_KEY: publicKey, PRIVATE_KEY: privateKey } });
  expect(status, text).toBe(200);
  const { results } = JSON.parse(text) as { results: { number: string; errors: string[] }[] };
  expect(results.map(({ number, errors }) => [number, errors])).toEqual([
    ["+17195550101", []],
    ["+17195550102", []],
    ["+17195550103", []],
  ]);
});

test("without script the reference is a plain page, and the filter is asked of the server", async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto("/api/docs");
  await page.getByText("Contents", { exact: true }).click();
  await page.getByRole("searchbox").fill("scrub");
  await page.getByRole("searchbox").press("Enter");
  await page.getByText("Contents", { exact: true }).click();
  await expect(page.getByRole("navigation").getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "POST Where up to 10,000 numbers stand" }).click();
  await expect(page.getByRole("article", { name: "Where up to 10,000 numbers stand" })).toBeInViewport();
  await context.close();
});

test("the page is no address of the API for whoever does not look at it, and nothing stands beneath it", async ({
  request,
}) => {
  for (const [answer, status] of [
    [await request.post("/api/docs"), 405],
    [await request.get("/api/docs/contacts"), 404],
  ] as const) {
    expect(answer.status()).toBe(status);
    expect(await answer.json()).toMatchObject({ status });
  }
});
