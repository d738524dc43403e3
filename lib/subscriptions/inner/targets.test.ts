import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Forbidden, Invalid } from "@/lib/errors";
import { allPermissions } from "@/lib/allow";
import { testContext } from "@/lib/testing/context";
import type { Resolve } from "./addresses";
import { post } from "./posting";
import { subscribe } from "../subscribing";

/** Without ALLOW_PRIVATE_TARGETS, as an installation is. */
let asked = 0;
const server = createServer((_, response) => {
  asked++;
  response.end("internal");
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

test.each([
  "https://127.0.0.1/hook",
  "https://localhost/hook",
  "https://[::1]/hook",
  "https://[::ffff:127.0.0.1]/hook",
  "https://2130706433/hook",
  "https://0x7f.1/hook",
  "https://127.1/hook",
  "https://10.0.0.8/hook",
  "https://169.254.169.254/latest/meta-data",
  "https://[fd00:ec2::254]/latest/meta-data",
  "https://[::127.0.0.1]/hook",
  "https://[::2]/hook",
  "https://[4000::1]/hook",
])("a subscription to %s is refused: it is on a private network", async (targetUrl) => {
  const ctx = await testContext();
  const made = subscribe(ctx, { event: "contact_blocked", targetUrl });
  await expect(made).rejects.toThrow(
    new Invalid({ target_url: ["is on a private network; ALLOW_PRIVATE_TARGETS=1 would allow it"] }),
  );
});

test.each([
  ["http://8.8.8.8/hook", "must begin with https://"],
  ["ftp://8.8.8.8/hook", "must begin with https://"],
  ["file:///etc/passwd", "must begin with https://"],
  ["https://me:secret@8.8.8.8/hook", "must not carry a name or password"],
  ["hook", "is not a URL like https://example.com/hook"],
  [`https://8.8.8.8/${"x".repeat(2_000)}`, "is longer than 2,000 characters"],
])("a subscription to %s is refused: it %s", async (targetUrl, words) => {
  const ctx = await testContext();
  await expect(subscribe(ctx, { event: "contact_blocked", targetUrl })).rejects.toThrow(
    new Invalid({ target_url: [words] }),
  );
});

test("a public target is taken, and so is a name that nobody answers to yet", async () => {
  const ctx = await testContext();
  const made = await subscribe(ctx, { event: "contact_blocked", targetUrl: "https://8.8.8.8/hook#part" });
  expect(made.subscription.targetUrl).toBe("https://8.8.8.8/hook");
  expect(made.secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(made.subscription.sealedSecret).not.toContain(made.secret.slice(6));
  await subscribe(ctx, { event: "contact_blocked", targetUrl: "https://nobody.invalid/hook" });
});

test.each(["security", "Contact:read"] as const)("subscribing needs %s", async (missing) => {
  const permissions = new Set([...allPermissions].filter((permission) => permission !== missing));
  const ctx = await testContext({ permissions });
  const made = subscribe(ctx, { event: "contact_blocked", targetUrl: "https://8.8.8.8/hook" });
  await expect(made).rejects.toThrow(new Forbidden(missing));
});

test("a name that was public and answers a private address at the connection is not connected to", async () => {
  const answers = ["93.184.216.34", "127.0.0.1"];
  const rebinding: Resolve = (_, done) => done(null, [{ address: answers.pop() ?? "127.0.0.1", family: 4 }]);
  const said = await post({ url: `https://rebinding.example:${port}/`, headers: {}, body: "{}" }, rebinding);
  expect(said).toEqual({
    status: null,
    text: "The target is on a private network; ALLOW_PRIVATE_TARGETS=1 would allow it.",
  });
  expect(answers).toHaveLength(1);
  expect(asked).toBe(0);
});

test("a name with one private address among public ones is not connected to", async () => {
  const mixed: Resolve = (_, done) =>
    done(null, [
      { address: "93.184.216.34", family: 4 },
      { address: "::1", family: 6 },
    ]);
  const said = await post({ url: `https://mixed.example:${port}/`, headers: {}, body: "{}" }, mixed);
  expect(said.text).toContain("is on a private network");
  expect(asked).toBe(0);
});

test.each([
  `https://127.0.0.1:${"PORT"}/`,
  `https://[::ffff:7f00:1]:${"PORT"}/`,
  `http://localhost:${"PORT"}/`,
])("what was allowed once is not connected to when it is not any more: %s", async (url) => {
  const said = await post({ url: url.replace("PORT", String(port)), headers: {}, body: "{}" });
  expect(said.status).toBeNull();
  expect(asked).toBe(0);
});
