import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { calls } from "@/db/schema/calls";
import { providerConfigurations, webhookRefusals } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { testNumber } from "@/lib/testing/context";
import { twilioHook } from "@/lib/web/hooks";
import {
  type TwilioCompany,
  ringing,
  texted,
  twilioCompany,
  twilioRequest,
} from "@/lib/webhooks/testing/twilio";
import * as route from "./[token]/route";

/** A time limit in milliseconds. Another test checks how quick an answer is. */
const PATIENCE = 15_000;
const OURS = "+12125550100";
const FIELDS = ringing(testNumber(1), OURS);

type Sending = Parameters<typeof twilioRequest>[2];

function send(company: TwilioCompany, sending?: Sending, fields = FIELDS) {
  const params = Promise.resolve({ token: sending?.hookToken ?? company.hookToken });
  return twilioHook(twilioRequest(company, fields, sending), { params }, PATIENCE);
}

const tracesOf = ({ db, companyId }: Context) =>
  db.select().from(webhookRefusals).where(eq(webhookRefusals.companyId, companyId));

test("a wrong signature is 403, does nothing and leaves one trace for an address and a day", async () => {
  const company = await twilioCompany();
  const { ctx } = company;
  for (let n = 0; n < 5; n++) {
    expect((await send(company, { signature: "d3Jvbmc=" })).status).toBe(403);
  }
  await send(company, { signature: null });
  await send(company, { signature: "d3Jvbmc=", ip: "203.0.113.51" });
  const noted = async () =>
    (await tracesOf(ctx)).map(({ requestIp, problem, count }) => `${requestIp} ${problem} ${count}`);
  await expect
    .poll(async () => (await noted()).toSorted())
    .toEqual([
      "203.0.113.50 no signature 1",
      "203.0.113.50 wrong signature 5",
      "203.0.113.51 wrong signature 1",
    ]);
  for (const { url, lastAt, firstAt } of await tracesOf(ctx)) {
    expect(url).toContain(`/hooks/twilio/${company.hookToken}`);
    expect(lastAt >= firstAt).toBe(true);
  }
  expect(await ctx.db.select().from(calls).where(eq(calls.companyId, ctx.companyId))).toEqual([]);
});

test("a signature is good for its own fields, query and company only", async () => {
  const company = await twilioCompany();
  const other = await twilioCompany();
  const signature = twilioRequest(company, FIELDS).headers.get("x-twilio-signature");
  expect((await send(company, { signature })).status).toBe(200);
  expect((await send(company, { signature, query: "?call=1" })).status).toBe(403);
  expect((await send(company, { signature }, { ...FIELDS, From: testNumber(2) })).status).toBe(403);
  expect((await send(company, { signature, hookToken: other.hookToken })).status).toBe(403);
  await expect.poll(() => tracesOf(other.ctx)).toHaveLength(1);
});

test("an unknown token, and one of a company that has left Twilio, is 404", async () => {
  const company = await twilioCompany();
  expect((await send(company, { hookToken: "nobody" })).status).toBe(404);
  await company.ctx.db
    .update(providerConfigurations)
    .set({ provider: "sandbox" })
    .where(eq(providerConfigurations.companyId, company.ctx.companyId));
  expect((await send(company)).status).toBe(404);
});

test("an auth token that cannot be opened any more rejects calls and puts off the rest", async () => {
  const company = await twilioCompany({ authTokenSealed: "sealed with another secret" });
  const call = await send(company);
  expect([call.status, await call.text()]).toEqual([200, expect.stringContaining("<Reject/>")]);
  expect((await send(company, {}, texted(testNumber(1), OURS, "STOP"))).status).toBe(503);
});

test("every other method is 405", async () => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"] as const) {
    const response = await route[method](new Request("http://127.0.0.1/hooks/twilio/x", { method }));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  }
});

test("a body that is no form, or too large, is not read", async () => {
  const company = await twilioCompany();
  const params = Promise.resolve({ token: company.hookToken });
  const post = (body: BodyInit, type: string) =>
    route.POST(
      new Request("http://127.0.0.1/hooks/twilio/x", {
        method: "POST",
        body,
        headers: { "content-type": type },
      }),
      { params },
    );
  expect((await post("{}", "application/json")).status).toBe(415);
  const form = "application/x-www-form-urlencoded";
  expect((await post(`Body=${"a".repeat(64 * 1024)}`, form)).status).toBe(413);
  expect((await post("", form)).status).toBe(403);
});
