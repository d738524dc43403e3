import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { allPermissions } from "@/lib/allow";
import { testContext } from "@/lib/testing/context";
import { noteHookRefusal } from "@/lib/webhooks/inner/refusals";
import { accountOf } from "./inner/account";
import { listRefusals } from "./refusals";
import { providerSettings } from "./settings";
import { renewHookToken, updateProvider } from "./updating";

const accountSid = `AC${"0123456789abcdef".repeat(2)}`;
const other = `AC${"f".repeat(32)}`;
const authToken = "a8f5f167f44f4964e6c998dee827110c";
const twilio = { provider: "twilio", accountSid, authToken } as const;

const row = async ({ companyId }: Context) =>
  (await db.select().from(providerConfigurations).where(eq(providerConfigurations.companyId, companyId)))[0];

test("a company without a configuration has the sandbox, and no webhooks", async () => {
  const ctx = await testContext();
  expect(await providerSettings(ctx)).toMatchObject({
    provider: "sandbox",
    accountSid: null,
    authToken: { state: "none" },
    hookUrl: null,
  });
});

test("Twilio is set up, and calls are placed with just that account", async () => {
  const ctx = await testContext();
  await updateProvider(ctx, twilio);
  const { hookUrl } = await providerSettings(ctx);
  expect(hookUrl).toMatch(/\/hooks\/twilio\/[0-9a-f]{48}$/);
  expect(await accountOf(ctx)).toEqual({
    companyId: ctx.companyId,
    provider: "twilio",
    accountSid,
    authToken,
    hookUrl,
  });
});

test("the auth token never leaves: no answer holds it, and the database holds it sealed", async () => {
  const ctx = await testContext();
  const answers = [
    await updateProvider(ctx, twilio),
    await providerSettings(ctx),
    await renewHookToken(ctx),
    await updateProvider(ctx, { provider: "sandbox" }),
  ];
  for (const answer of answers) expect(answer.authToken).toEqual({ state: "set", ending: "110c" });
  expect(JSON.stringify(answers)).not.toContain(authToken.slice(0, -4));
  const kept = await row(ctx);
  expect(kept?.authTokenSealed?.length).toBeGreaterThan(authToken.length);
  expect(JSON.stringify(kept)).not.toContain(authToken);
  expect(JSON.stringify(kept)).not.toContain(Buffer.from(authToken).toString("base64url"));
});

test("an empty token keeps the one that is there, also across the sandbox", async () => {
  const ctx = await testContext();
  await updateProvider(ctx, twilio);
  await updateProvider(ctx, { provider: "sandbox" });
  expect(await accountOf(ctx)).toEqual({ companyId: ctx.companyId, provider: "sandbox" });
  await updateProvider(ctx, { ...twilio, authToken: "" });
  expect(await accountOf(ctx)).toMatchObject({ accountSid, authToken });
});

test.each([
  ["where there is none", async () => undefined, accountSid],
  ["of another account", (ctx: Context) => updateProvider(ctx, twilio), other],
])("an empty token is refused %s", async (_, before, sid) => {
  const ctx = await testContext();
  await before(ctx);
  const settings = await providerSettings(ctx);
  await expect(
    updateProvider(ctx, { provider: "twilio", accountSid: sid, authToken: " " }),
  ).rejects.toMatchObject({ status: 422, errors: { auth_token: [expect.stringContaining("is missing")] } });
  expect(await providerSettings(ctx)).toEqual(settings);
});

test("a token sealed with another secret is said to be unreadable, and must be entered again", async () => {
  const ctx = await testContext();
  const secret = process.env.NEXTAUTH_SECRET;
  process.env.NEXTAUTH_SECRET = "the secret of another installation";
  await updateProvider(ctx, twilio);
  process.env.NEXTAUTH_SECRET = secret;
  expect((await providerSettings(ctx)).authToken).toEqual({ state: "unreadable" });
  await expect(updateProvider(ctx, { ...twilio, authToken: "" })).rejects.toMatchObject({ status: 422 });
  await updateProvider(ctx, twilio);
  expect((await providerSettings(ctx)).authToken).toEqual({ state: "set", ending: "110c" });
});

test("another account's texts are fetched anew; the same account's go on where they were", async () => {
  const ctx = await testContext();
  await updateProvider(ctx, twilio);
  const fetched = new Date("2026-01-02T03:04:05Z");
  await db
    .update(providerConfigurations)
    .set({ textsFetchedTo: fetched })
    .where(eq(providerConfigurations.companyId, ctx.companyId));
  await updateProvider(ctx, { ...twilio, authToken: "" });
  expect((await row(ctx))?.textsFetchedTo).toEqual(fetched);
  await updateProvider(ctx, { ...twilio, accountSid: other });
  expect((await row(ctx))?.textsFetchedTo).toBeNull();
});

test("the address of the webhooks stays until a new one is asked for, and the old one is nobody's then", async () => {
  const ctx = await testContext();
  const { hookUrl } = await updateProvider(ctx, twilio);
  await updateProvider(ctx, { ...twilio, accountSid: other });
  expect((await providerSettings(ctx)).hookUrl).toBe(hookUrl);
  const renewed = await renewHookToken(ctx);
  expect(renewed.hookUrl).toMatch(/\/hooks\/twilio\/[0-9a-f]{48}$/);
  expect(renewed.hookUrl).not.toBe(hookUrl);
});

test("the same again, and many at once, make one configuration with one address", async () => {
  const ctx = await testContext();
  const made = await Promise.all(Array.from({ length: 6 }, () => updateProvider(ctx, twilio)));
  expect(new Set(made.map(({ hookUrl }) => hookUrl)).size).toBe(1);
});

test.each([
  ["accountSid", { accountSid: "AC123" }],
  ["accountSid", { accountSid: accountSid.replace("AC", "SK") }],
  ["authToken", { authToken: "short" }],
  ["authToken", { authToken: "with spaces in the middle" }],
])("a bad %s is refused: %o", async (field, bad) => {
  const ctx = await testContext();
  await expect(updateProvider(ctx, { ...twilio, ...bad })).rejects.toMatchObject({
    issues: [{ path: [field] }],
  });
  expect((await providerSettings(ctx)).provider).toBe("sandbox");
});

test("without security nothing of it is seen or changed", async () => {
  const ctx = await testContext();
  await updateProvider(ctx, twilio);
  const before = await row(ctx);
  const permissions = new Set([...allPermissions].filter((each) => each !== "security"));
  for (const tried of [
    () => updateProvider({ ...ctx, permissions }, { provider: "sandbox" }),
    () => renewHookToken({ ...ctx, permissions }),
    () => providerSettings({ ...ctx, permissions }),
    () => listRefusals({ ...ctx, permissions }),
  ])
    await expect(tried()).rejects.toMatchObject({ missing: "security" });
  expect(await row(ctx)).toEqual(before);
});

test("another company's account and refused webhooks are its own", async () => {
  const [ctx, stranger] = [await testContext(), await testContext()];
  await updateProvider(ctx, twilio);
  await updateProvider(stranger, { ...twilio, accountSid: other });
  await renewHookToken(stranger);
  const { companyId } = stranger;
  await noteHookRefusal({ companyId, requestIp: "192.0.2.1", problem: "wrong signature", url: "https://x" });
  expect(await accountOf(ctx)).toMatchObject({ accountSid });
  expect(await listRefusals(ctx)).toEqual([]);
});

test("refused webhooks are told in words, each kind of a day once with how often, without their address", async () => {
  const ctx = await testContext();
  const { hookUrl } = await updateProvider(ctx, twilio);
  const refused = { companyId: ctx.companyId, requestIp: "192.0.2.1", url: hookUrl ?? "" };
  for (const problem of ["no signature", "wrong signature", "wrong signature"])
    await noteHookRefusal({ ...refused, problem });
  const told = await listRefusals(ctx);
  expect(told).toMatchObject([
    {
      count: 2,
      requestIp: "192.0.2.1",
      words: expect.stringMatching(/^The signature was wrong: .*PUBLIC_URL/),
    },
    { count: 1, words: "There was no signature: it did not come from Twilio." },
  ]);
  expect(JSON.stringify(told)).not.toContain("/hooks/");
});
