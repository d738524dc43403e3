import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { clientWith, expectNoViolation, freshNumber, makeToken, signIn } from "./story";

/** Starts a system that is told about blocks. While it is `down`, it answers so. */
async function startReceiver() {
  const held = { down: false, received: [] as { headers: IncomingHttpHeaders; body: string }[] };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (held.down) {
      response.writeHead(503).end("down for maintenance");
      return;
    }
    held.received.push({ headers: request.headers, body });
    response.end("thank you");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { held, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

test("an owner subscribes a system to blocks; while it is down they wait, and then arrive in order, signed", async ({
  page,
}) => {
  const receiver = await startReceiver();
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "blocks from outside"));
  const block = (number: string) => api.blockContact({ caller_id: `1${number}` });

  await page.goto("/access_tokens");
  await page.getByRole("link", { name: "Subscriptions to events" }).click();
  await page.getByRole("link", { name: "Subscribe" }).click();
  await page.getByLabel("Target URL").fill("ftp://127.0.0.1/hook");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByText("must begin with https://").first()).toBeVisible();
  await page.getByLabel("Target URL").fill(receiver.url);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByRole("heading", { name: "Subscribed" })).toBeVisible();
  const secret = await page.locator("code").innerText();
  await expectNoViolation(page);
  await page.getByRole("link", { name: "I have copied it" }).click();

  const [first, second, third] = [freshNumber(71), freshNumber(72), freshNumber(73)];
  await block(first);
  await expect.poll(() => receiver.held.received.length).toBe(1);
  receiver.held.down = true;
  await block(second);
  await block(third);
  await page.reload();
  await expect(page.getByText("down for maintenance")).toBeVisible();
  await expect(page.getByText("after those before it")).toBeVisible();
  await expectNoViolation(page);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("when it is resumed").first()).toBeVisible();
  receiver.held.down = false;
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => receiver.held.received.length).toBe(3);

  const told = receiver.held.received.map(({ headers, body }) => {
    const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const { data } = new Webhook(secret).verify(body, signed) as { data: { contacts: { number: string }[] } };
    return data.contacts.map(({ number }) => number);
  });
  expect(told).toEqual([[`+1${first}`], [`+1${second}`], [`+1${third}`]]);

  await page.getByRole("button", { name: "Send again" }).first().click();
  await expect.poll(() => receiver.held.received.length).toBe(4);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive the subscription" }).click();
  await expect(page.getByText("archived", { exact: true })).toBeVisible();
  await page.goto("/subscriptions");
  await expect(page.getByRole("heading", { name: "Subscriptions" })).toBeVisible();
  await expect(page.getByText(receiver.url)).toHaveCount(0);
  receiver.close();
});
