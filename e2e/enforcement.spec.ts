import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { type StandIn, startStandIn } from "@/lib/telephony/testing/stand-in";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { ownStack } from "./stacks";
import { basic, freshNumber, type Keys, makeToken, signIn } from "./story";

const accountSid = `AC${"7".repeat(32)}`;
const authToken = "7".repeat(32);

/** A number of the demo's offer Solar West, whose first buyer takes its calls. */
const OURS = "+13035550170";
const BUYER = "+14805550110";

let standIn: StandIn;
let keys: Keys;
let hookUrl = "";
let scheduleId = "";

test.beforeAll(async ({ browser }) => {
  standIn = await startStandIn({ accountSid, authToken, port: ownStack.twilioPort });
  const page = await owner(browser);
  keys = await makeToken(page, "story of refusals");
  hookUrl = await useTwilio(page);
  scheduleId = await makeSchedule(page);
});

test.afterAll(async ({ browser }) => {
  await useSandbox(await owner(browser));
  await standIn.stop();
});

test("a blocked number is neither dialed, matched nor texted, whoever asks; each refusal is recorded, said and counted; unblocked, all go through at once", async ({
  page,
  request,
}) => {
  const number = `+1${freshNumber(71)}`;
  const ask = asking(request, number);
  await signIn(page, "owner");
  const before = await stoppedToday(page);

  await ask.api(`contacts/${number}/caller_block`, {});
  const blocked = expect.stringMatching(/^is blocked since /);
  expect(await ask.makeCall()).toMatchObject({
    status: 422,
    errors: { to: [blocked] },
    call: { status: "blocked", direction: "outbound" },
  });
  expect(await ask.text()).toMatchObject({
    status: 422,
    errors: { to: [blocked] },
    text_message: { status: "blocked", refusal_reason: "blocked" },
  });
  expect(await ask.callIn()).toMatch(/<Response><Reject\b/);
  await ask.textIn("Who is this?");
  await ask.createLead();
  await expect(async () => {
    await page.goto(`/schedules/${scheduleId}`);
    await expect(page.getByText(`${number} is blocked: it was not dialed`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await sendByHand(page, number);
  await expect(
    page.getByRole("alert").filter({ hasText: /is blocked for Acme Leads since .*: nothing was sent/ }),
  ).toBeVisible();

  expect(standIn.asked(number)).toBe(0);
  expect(await ask.recorded("calls")).toEqual(["outbound blocked", "inbound blocked", "outbound blocked"]);
  expect(await ask.recorded("text_messages")).toEqual([
    "outbound blocked",
    "inbound blocked",
    "outbound blocked",
  ]);
  await page.goto(`/calls?fulltext=${encodeURIComponent(number)}`);
  await expect(page.getByRole("table").getByText("refused: blocked")).toHaveCount(3);
  await page.goto(`/text_messages?fulltext=${encodeURIComponent(number)}`);
  await expect(page.getByRole("table").getByText("refused: blocked")).toHaveCount(2);
  await expect(page.getByRole("table").getByText("not delivered: blocked")).toHaveCount(1);
  expect(await stoppedToday(page)).toBe(before + 6);

  await ask.api(`contacts/${number}/caller_unblock`, {});
  expect(await ask.makeCall()).toMatchObject({ status: 200, call: { status: "queued" } });
  expect(await ask.text()).toMatchObject({ status: 200, text_message: { status: "queued" } });
  expect(standIn.asked(number)).toBe(2);
  expect(await ask.callIn()).toContain(BUYER);
  await ask.createLead();
  await expect.poll(() => standIn.asked(number)).toBe(3);
  expect(await stoppedToday(page)).toBe(before + 6);
});

test("a number that texted STOP is neither dialed nor texted, and may call in; START lifts it", async ({
  page,
  request,
}) => {
  const number = `+1${freshNumber(72)}`;
  const ask = asking(request, number);
  await ask.textIn("Stop.");
  const optedOut = { status: 422, errors: { to: [expect.stringMatching(/^has opted out since /)] } };
  expect(await ask.makeCall()).toMatchObject({ ...optedOut, call: { status: "opt-out" } });
  expect(await ask.text()).toMatchObject({ ...optedOut, text_message: { status: "opt-out" } });
  expect(await ask.callIn()).toContain(BUYER);
  expect(standIn.asked(number)).toBe(0);

  await signIn(page, "owner");
  await page.goto(`/contacts?fulltext=${encodeURIComponent(number)}`);
  await page.getByRole("link", { name: number }).first().click();
  await expect(page.getByRole("table").getByText("by text “Stop.”")).toBeVisible();

  await ask.textIn("START");
  expect(await ask.text()).toMatchObject({ status: 200 });
  expect(standIn.asked(number)).toBe(1);
});

test("a webhook with a wrong signature is refused, and changes nothing", async ({ request }) => {
  const number = `+1${freshNumber(73)}`;
  const form = { MessageSid: sid("SM"), From: number, To: OURS, Body: "STOP" };
  const forged = await request.post(hookUrl, {
    form,
    headers: { "x-twilio-signature": "c2lnbmVkIGJ5IG5vYm9keQ==" },
  });
  expect(forged.status()).toBe(403);
  expect((await request.post(hookUrl, { form })).status()).toBe(403);
  expect(await asking(request, number).recorded("text_messages")).toEqual([]);
});

async function owner(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "owner");
  return page;
}

const sid = (prefix: string) => prefix + crypto.randomUUID().replaceAll("-", "");

type Answer = Record<string, unknown> & { status: number };

/** Returns what other systems do about one number: callers of our API with a key, Twilio with its signature. */
function asking(request: APIRequestContext, number: string) {
  const headers = basic(keys);
  const api = async (path: string, data: object): Promise<Answer> => {
    const response = await request.post(`/api/v1/${path}`, { data, headers });
    return { ...((await response.json()) as object), status: response.status() };
  };
  const hook = async (fields: Record<string, string>): Promise<string> => {
    const form = { AccountSid: accountSid, From: number, To: OURS, ...fields };
    const signature = getExpectedTwilioSignature(authToken, hookUrl, form);
    const response = await request.post(hookUrl, { form, headers: { "x-twilio-signature": signature } });
    expect(response.status()).toBe(200);
    return response.text();
  };
  return {
    api,
    makeCall: () => api("schedules/make_call", { schedule_id: scheduleId, to: number }),
    text: () =>
      api("text_messages", { from: OURS, to: number, message: "Your estimate is ready.", manual: true }),
    createLead: () => api("leads", { caller_id: number, schedule_id: scheduleId, first_name: "Ada" }),
    callIn: () => hook({ CallSid: sid("CA"), CallStatus: "ringing", Direction: "inbound" }),
    textIn: (Body: string) => hook({ MessageSid: sid("SM"), SmsStatus: "received", Body }),
    /** Returns direction and status of the calls or texts with the number, the newest first. */
    recorded: async (what: "calls" | "text_messages"): Promise<string[]> => {
      const response = await request.get(`/api/v1/${what}?fulltext=${encodeURIComponent(number)}`, {
        headers,
      });
      const rows =
        ((await response.json()) as Record<string, { direction: string; status: string }[]>)[what] ?? [];
      return rows.map(({ direction, status }) => `${direction} ${status}`);
    },
  };
}

async function stoppedToday(page: Page): Promise<number> {
  await page.goto("/contacts");
  const tile = page.locator("dl").filter({ hasText: "Stopped today" });
  return Number((await tile.locator("dd").first().innerText()).replaceAll(",", ""));
}

async function sendByHand(page: Page, number: string): Promise<void> {
  await page.goto("/text_messages");
  await page.getByRole("button", { name: "Send a text" }).click();
  await page.getByRole("textbox", { name: "To", exact: true }).fill(number);
  await page.getByRole("combobox", { name: "From" }).selectOption(OURS);
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("Hello");
  await page.getByRole("button", { name: "Send the text" }).click();
}

/** Sets Twilio up and returns the address of the company's webhooks. */
async function useTwilio(page: Page): Promise<string> {
  await page.goto("/company/telephone");
  await page.getByRole("radio", { name: "Twilio" }).check();
  await page.getByLabel("Account SID").fill(accountSid);
  await page.getByLabel("Auth token").fill(authToken);
  await page.getByRole("button", { name: "Change the telephone" }).click();
  await expect(page.getByText("Twilio places the calls and sends the texts from now on.")).toBeVisible();
  return page.locator("code").filter({ hasText: "/hooks/twilio/" }).innerText();
}

async function useSandbox(page: Page): Promise<void> {
  await page.goto("/company/telephone");
  await page.getByRole("radio", { name: "Sandbox" }).check();
  await page.getByRole("button", { name: "Change the telephone" }).click();
  await expect(page.getByText("Calls and texts are only recorded from now on.")).toBeVisible();
}

/** Makes a schedule that dials only its own leads; returns its id. */
async function makeSchedule(page: Page): Promise<string> {
  const name = `Dial the leads of story ${freshNumber()}`;
  await page.goto("/schedules/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "A lead is created" }).check();
  await page.getByRole("button", { name: "Add Dial" }).click();
  await page.getByLabel("Number it dials and texts from").fill(OURS);
  await page.getByRole("combobox", { name: "Offer (optional)" }).selectOption({ label: "Roofing Midwest" });
  await page.getByRole("button", { name: "Make the schedule" }).click();
  const href = await page.getByRole("link", { name }).getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}
