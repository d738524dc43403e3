import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { basic, clientWith, freshNumber, makeToken, serverUrl, signIn } from "./story";

const CERTIFICATE = "https://cert.trustedform.com/0dc7e8a1";

let landing: Server;
test.beforeAll(async () => {
  landing = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Solar for your home</title>");
  }).listen(0, "127.0.0.1");
  await once(landing, "listening");
});
test.afterAll(() => void landing.close());

type Read = { status: number; success?: boolean; errors?: object; lead?: { uuid: string } };
type Way = "query" | "form" | "json";

/**
 * Posts from the page that is open, as its own script would, and reads the answer; null where the browser does not let
 * it.
 */
const postFrom = (
  page: Page,
  {
    way,
    fields,
    headers = {},
  }: { way: Way; fields: Record<string, string>; headers?: Record<string, string> },
): Promise<Read | null> =>
  page.evaluate(
    async ({ url, way, fields, headers }) => {
      const said = new URLSearchParams(fields);
      const address = way === "query" ? `${url}?${said}` : url;
      const body = { query: "", form: said, json: JSON.stringify(fields) }[way];
      const type: Record<string, string> = way === "json" ? { "content-type": "application/json" } : {};
      try {
        const answer = await fetch(address, { method: "POST", body, headers: { ...type, ...headers } });
        return { ...(await answer.json()), status: answer.status };
      } catch {
        return null;
      }
    },
    { url: `${serverUrl()}/api/v1/leads`, way, fields, headers },
  );

test("a landing page of another origin posts leads with all their fields and reads success; with keys it reads nothing", async ({
  page,
  browser,
}) => {
  await signIn(page, "owner");
  const keys = await makeToken(page, "reads what landing pages sent");
  const [schedule] = (await clientWith(keys).listSchedules({})).schedules;
  if (!schedule?.lead_token) throw new Error("there is no schedule with a lead token");
  const visitor = await browser.newPage();
  await visitor.goto(`http://127.0.0.1:${(landing.address() as AddressInfo).port}/`);

  const numbers: string[] = [];
  for (const [n, way] of (["query", "form", "json"] as const).entries()) {
    const number = `1${freshNumber(760 + n)}`;
    const fields = {
      lead_token: schedule.lead_token,
      caller_id: number,
      first_name: "Robin",
      zip: "80202",
      trusted_form_cert_url: CERTIFICATE,
      jornaya_leadid: `4A1B-${way}`,
    };
    expect(await postFrom(visitor, { way, fields })).toMatchObject({ status: 200, success: true });
    numbers.push(number);

    const { leads } = await clientWith(keys).listLeads({ fulltext: number });
    expect(leads[0]?.data).toEqual({
      zip: "80202",
      trusted_form_cert_url: CERTIFICATE,
      jornaya_leadid: `4A1B-${way}`,
    });
  }

  const wrong = { lead_token: schedule.lead_token, caller_id: "nobody" };
  expect(await postFrom(visitor, { way: "json", fields: wrong })).toMatchObject({
    status: 422,
    success: false,
    errors: { caller_id: ["is not a phone number"] },
  });
  const kept = { caller_id: `1${freshNumber(769)}` };
  expect(await postFrom(visitor, { way: "form", fields: kept, headers: basic(keys) })).toBeNull();
  expect((await clientWith(keys).listLeads({ fulltext: kept.caller_id })).leads).toEqual([]);
  await visitor.close();

  await page.goto(`/leads?fulltext=${numbers[2]}`);
  await page.getByRole("link", { name: `+${numbers[2]}` }).click();
  await expect(page.getByRole("heading", { name: "Consent proofs" })).toBeVisible();
  const certificate = page.getByRole("link", { name: CERTIFICATE });
  await expect(certificate).toHaveAttribute("rel", "noreferrer noopener");
  await expect(page.getByText("TrustedForm certificate (trusted_form_cert_url)")).toBeVisible();
  await expect(page.getByText("4A1B-json")).toBeVisible();
  await expect(page.getByText("80202")).toBeVisible();
});
