import { type Browser, expect, type Page, test } from "@playwright/test";
import { ApiError } from "./api-client/asking";
import {
  type Client,
  type Keys,
  checks,
  clientWith,
  expectNoViolation,
  freshNumber,
  makeToken,
  PASSWORD,
  people,
  signIn,
} from "./story";

let keys: Keys;
let scheduleId: number;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page, "owner");
  keys = await makeToken(page, "calls");
  await page.close();
  const { schedules } = await clientWith(keys).listSchedules();
  scheduleId = schedules.find(({ active, number }) => active && number !== null)?.id ?? 0;
});

/** Makes a call in the sandbox with a number that was never called. Returns the call's path and the number. */
async function newCall(n: number) {
  const number = `+1${freshNumber(n)}`;
  const { call } = await makeCall(number);
  return { number, id: call.id, path: `/calls/${call.id}/edit` };
}

/**
 * Makes a call, and tries again when the answer comes too late: a busy machine may not be able to decide in time, and
 * says so.
 */
async function makeCall(to: string, tries = 20): ReturnType<Client["makeCall"]> {
  return clientWith(keys)
    .makeCall({ schedule_id: scheduleId, to })
    .catch((error: unknown) => {
      if (tries > 1 && error instanceof ApiError && error.status === 503) return makeCall(to, tries - 1);
      throw error;
    });
}

const asPerson = async (browser: Browser, person: keyof typeof people) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
};

const button = (page: Page, name: "Block Caller" | "Unblock Caller") =>
  page.getByRole("button", { name, exact: true });

test("an agent finds a call, blocks its caller and unblocks it: the Blacklist and its log name the call and the agent", async ({
  browser,
}) => {
  const { number, id, path } = await newCall(10);
  const agent = await asPerson(browser, "agent");
  await expect(agent).toHaveURL(/\/calls$/);
  await agent.getByRole("searchbox").fill(number.slice(2));
  await expect(agent).toHaveURL(/fulltext=/);
  await expect(agent.getByText("1 to 1 of 1")).toBeVisible();
  await agent.locator(`a[href="${path}"]`).click();
  await agent.waitForURL(`**${path}`);
  await expect(agent.getByRole("heading", { name: `Call ${id}`, level: 1 })).toBeVisible();
  await button(agent, "Block Caller").click();
  await expect(agent.getByText(`${number} is blocked now.`)).toBeVisible();
  await expect(button(agent, "Unblock Caller")).toBeVisible();
  await expect(agent.getByText(/This number is blocked for Acme Leads since/)).toContainText(`call ${id}`);
  expect(await checks(keys, number)).toEqual([false, false, false]);

  const owner = await asPerson(browser, "owner");
  await owner.goto(`/contacts?fulltext=${encodeURIComponent(number)}`);
  const row = owner.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("blocked from call");
  await expect(row).toContainText(people.agent);
  await expect(row.getByRole("link", { name: `call ${id}` })).toHaveAttribute("href", path);

  await button(agent, "Unblock Caller").click();
  await expect(agent.getByText(`${number} is unblocked now.`)).toBeVisible();
  await expect(button(agent, "Block Caller")).toBeVisible();
  expect(await checks(keys, number)).toEqual([true, true, true]);
  await owner.goto(`/block_logs?number=${encodeURIComponent(number)}`);
  await expect(owner.getByRole("row").filter({ hasText: people.agent })).toHaveCount(2);
});

/** Opens the menu that has the focus and chooses its last item. The menu moves the focus a moment after the key. */
async function chooseLast(page: Page) {
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem").last()).toBeFocused();
  await page.keyboard.press("Enter");
}

test("by keyboard: a press blocks, the menu gives a reason, the dialog a note, Escape gives the focus back", async ({
  browser,
}) => {
  const { number, path } = await newCall(20);
  const page = await asPerson(browser, "owner");
  await page.goto(path, { waitUntil: "networkidle" });
  await button(page, "Block Caller").focus();
  await page.keyboard.press("Enter");
  await expect(button(page, "Unblock Caller")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(button(page, "Block Caller")).toBeFocused();

  await page.keyboard.press("Tab");
  const menu = page.getByRole("button", { name: "Block with a reason" });
  await expect(menu).toBeFocused();
  await chooseLast(page);
  const dialog = page.getByRole("dialog", { name: "Block Caller" });
  await expect(dialog).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();

  await chooseLast(page);
  await dialog.getByLabel("Reason").selectOption("litigator");
  await dialog.getByLabel("Note").fill("Said he would sue.");
  await dialog.getByRole("button", { name: `Block ${number}` }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText(/This number is blocked for Acme Leads since .*litigator, from call/),
  ).toContainText("Said he would sue.");

  await page.getByRole("button", { name: "Unblock with a note" }).press("Enter");
  await page.getByRole("menuitem", { name: "Unblock with a note…" }).press("Enter");
  await page.getByRole("button", { name: `Unblock ${number}` }).press("Enter");
  await expect(button(page, "Block Caller")).toBeVisible();
  await page.getByRole("button", { name: "Block with a reason" }).press("Enter");
  await page.getByRole("menuitem", { name: "spam" }).press("Enter");
  await expect(page.getByText(/This number is blocked for Acme Leads since .*spam, from call/)).toBeVisible();
});

test("two people at one call do not undo each other: the second press says who was first, and a window come back to shows the truth", async ({
  browser,
}) => {
  const { number, path } = await newCall(30);
  const [agent, owner] = [await asPerson(browser, "agent"), await asPerson(browser, "owner")];
  for (const page of [agent, owner]) await page.goto(path, { waitUntil: "networkidle" });
  await button(agent, "Block Caller").click();
  await expect(button(agent, "Unblock Caller")).toBeVisible();
  await button(owner, "Block Caller").click();
  await expect(owner.getByText(`${number} was blocked already by ${people.agent}`)).toBeVisible();
  await expect(button(owner, "Unblock Caller")).toBeVisible();
  expect(await checks(keys, number)).toEqual([false, false, false]);

  await button(owner, "Unblock Caller").click();
  await expect(button(owner, "Block Caller")).toBeVisible();
  await expect(button(agent, "Unblock Caller")).toBeVisible();
  await agent.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(button(agent, "Block Caller")).toBeVisible();
});

test("without Call:block there is no button, and the action sent by hand is refused", async ({ browser }) => {
  const { number, path } = await newCall(40);
  const agent = await asPerson(browser, "agent");
  await agent.goto(path, { waitUntil: "networkidle" });
  const sent = agent.waitForRequest((request) => request.method() === "POST" && request.url().includes(path));
  await button(agent, "Block Caller").click();
  const { "next-action": action = "", "content-type": type = "" } = await (await sent).allHeaders();
  const body = (await sent).postDataBuffer() ?? Buffer.from("");
  await button(agent, "Unblock Caller").click();
  await expect(button(agent, "Block Caller")).toBeVisible();

  const reader = await readerOfCalls(browser);
  await reader.goto(path, { waitUntil: "networkidle" });
  await expect(reader.getByRole("heading", { name: /^Call \d+$/ })).toBeVisible();
  await expect(reader.getByRole("button", { name: /block/i })).toHaveCount(0);
  await expect(reader.getByRole("button", { name: "Save disposition" })).toHaveCount(0);
  const answer = await reader.request.post(path, {
    headers: { "next-action": action, "content-type": type, origin: new URL(reader.url()).origin },
    data: body,
  });
  expect(await answer.text()).toContain("needs the permission Call:block");
  expect(await checks(keys, number)).toEqual([true, true, true]);
});

test("a withheld number cannot be blocked, and the page says why", async ({ page }) => {
  await signIn(page, "agent");
  await page.goto("/calls?direction=inbound&per_page=250&order_dir=asc");
  await page.getByRole("link", { name: "withheld", exact: true }).first().click();
  await expect(page.getByText("A withheld number: there is nothing to block.")).toBeVisible();
  await expect(button(page, "Block Caller")).toBeDisabled();
  await expect(page.getByRole("button", { name: "Block with a reason" })).toHaveCount(0);
});

test("a disposition is chosen and stays; a person without Call:write is not offered it", async ({
  browser,
}) => {
  const { path } = await newCall(50);
  const owner = await asPerson(browser, "owner");
  await owner.goto(path, { waitUntil: "networkidle" });
  await owner.getByLabel("Disposition").selectOption("Wrong number");
  await owner.getByRole("button", { name: "Save disposition" }).click();
  await expect(owner.getByText("The disposition is “Wrong number” now.")).toBeVisible();
  await owner.reload();
  await expect(owner.getByLabel("Disposition")).toHaveValue("Wrong number");
  const agent = await asPerson(browser, "agent");
  await agent.goto(path);
  await expect(agent.getByLabel("Disposition")).toHaveCount(0);
});

/** Makes a new collaborator who may only read calls, and signs them in. */
async function readerOfCalls(browser: Browser): Promise<Page> {
  const owner = await asPerson(browser, "owner");
  const email = `reader-${freshNumber()}@example.com`;
  await owner.goto("/collaborators/new", { waitUntil: "networkidle" });
  await owner.getByLabel("Email").fill(email);
  await owner.locator('input[name="actions"][value="Call:read"]').check();
  await owner.getByRole("button", { name: "Add the collaborator" }).click();
  const link = await owner.locator("code", { hasText: "/passwords/" }).innerText();
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(new URL(link).pathname, { waitUntil: "networkidle" });
  await reader.getByLabel("New password").fill(PASSWORD);
  await reader
    .getByRole("button", { name: /password/i })
    .last()
    .click();
  await reader.waitForURL(/\/(login|calls)/);
  if (reader.url().includes("/login")) {
    await reader.getByLabel("Email").fill(email);
    await reader.getByLabel("Password").fill(PASSWORD);
    await reader.getByRole("button", { name: "Sign in" }).click();
    await reader.waitForURL(/\/calls$/);
  }
  return reader;
}
