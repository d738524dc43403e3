import AxeBuilder from "@axe-core/playwright";
import { type Cookie, expect, type Page, test } from "@playwright/test";
import { ApiError } from "./api-client/asking";
import { apiClient } from "./api-client/operations";

export const PASSWORD = "blacklist-demo";
export const people = {
  owner: "owner@example.com",
  manager: "manager@example.com",
  agent: "agent@example.com",
  globex: "owner@globex.example",
} as const;

/** The sessions that this worker's stories have begun. They are kept because each sign-in costs a second of hashing. */
const sessions = new Map<keyof typeof people, Cookie[]>();

/**
 * Signs in through the page, as a person does, and waits until the sign-in page is left. A person who signed in in an
 * earlier story goes on with that session, unless the story is about the sign-in page.
 */
export async function signIn(page: Page, person: keyof typeof people): Promise<void> {
  const session = sessions.get(person);
  if (session && !page.url().includes("/login")) {
    await page.context().addCookies(session);
    await page.goto("/");
    return;
  }
  if (!page.url().includes("/login")) await page.goto("/login");
  await page.getByLabel("Email").fill(people[person]);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  sessions.set(person, await page.context().cookies());
}

/** Opens a page as a person, and waits until the page has loaded everything. */
export async function visit(page: Page, person: keyof typeof people, path: string): Promise<void> {
  const session = sessions.get(person);
  if (session) await page.context().addCookies(session);
  else await signIn(page, person);
  await page.goto(path, { waitUntil: "networkidle" });
}

const salt = Date.now() % 700_000;

/**
 * Returns a national number of Colorado that no earlier run has used, so that the stories can run again on the same
 * server.
 */
export const freshNumber = (n = 0) => `303${2_000_000 + salt * 10 + n}`;

export type Keys = { publicKey: string; privateKey: string };

/**
 * Makes a token with every permission of the signed-in person, and reads its keys from the page that shows them once.
 */
export async function makeToken(page: Page, name: string): Promise<Keys> {
  await page.goto("/access_tokens/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Choose all" }).click();
  await page.getByRole("button", { name: "Make the access token" }).click();
  await expect(page.getByRole("heading", { name: `The keys of “${name}”` })).toBeVisible();
  const [publicKey = "", privateKey = ""] = await page.locator("code").allInnerTexts();
  return { publicKey, privateKey };
}

/** Returns the address of the server that the stories run on. */
export const serverUrl = () => String(test.info().project.use.baseURL);

export type Client = ReturnType<typeof apiClient>;

/** Returns a client for the API of the stories' server that uses these keys. */
export const clientWith = (keys: Keys): Client => apiClient({ url: serverUrl(), keys });

/**
 * Makes a key with which a phone system checks numbers by a URL alone, and reads it from the page that shows it once.
 */
export async function makeCheckKey(page: Page, name: string): Promise<string> {
  await page.goto("/access_tokens/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("radio", { name: "A URL to check numbers" }).check();
  await page.getByRole("button", { name: "Make the access token" }).click();
  const url = await page.locator("code").first().innerText();
  return /\/check\/(\w+)\//.exec(url)?.[1] ?? "";
}

/** Returns the header with which an outside system signs its requests. */
export const basic = ({ publicKey, privateKey }: Keys) => ({
  authorization: `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString("base64")}`,
});

type Action = "dial" | "match" | "sms";

/** Asks the API about a number until it can tell: on a busy machine a first check may come too late, and is refused. */
export async function checked(api: Client, number: string, action: Action) {
  for (;;) {
    try {
      return (await api.checkContact({ caller_id: number, action })).check;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 503)) throw error;
    }
  }
}

/** Returns whether a number may be dialed, matched and texted, as the API says. */
export async function checks(keys: Keys, number: string): Promise<boolean[]> {
  const api = clientWith(keys);
  const answers: boolean[] = [];
  for (const action of ["dial", "match", "sms"] as const)
    answers.push((await checked(api, number, action)).allowed);
  return answers;
}

/** Expects that axe finds no violation on the page, by all its rules or by those given. */
export async function expectNoViolation(page: Page, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
  expect(found).toEqual([]);
}
