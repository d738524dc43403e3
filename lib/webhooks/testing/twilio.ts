import { randomBytes } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { type Buyer, type Offer, buyers, offerNumbers, offers } from "@/db/schema/offers";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { hookUrl } from "@/lib/provider-configurations/inner/account";
import { seal } from "@/lib/sealing";
import { testContext } from "@/lib/testing/context";

/** For tests: a company with an account at Twilio, and what Twilio knows of it. */
export type TwilioCompany = { ctx: Context; hookToken: string; authToken: string; accountSid: string };

type Fields = Record<string, string>;

type Sending = {
  /** With its question mark. */
  query?: string;
  /** Instead of the right one; null for none. */
  signature?: string | null;
  /** Where it is sent to, instead of the company's own address. */
  hookToken?: string;
  ip?: string;
};

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

export async function twilioCompany(
  values: Partial<typeof providerConfigurations.$inferInsert> = {},
): Promise<TwilioCompany> {
  const ctx = await testContext();
  const company = { hookToken: hex(16), authToken: hex(16), accountSid: `AC${hex(16)}` };
  await ctx.db.insert(providerConfigurations).values({
    companyId: ctx.companyId,
    provider: "twilio",
    accountSid: company.accountSid,
    authTokenSealed: seal(company.authToken),
    hookToken: company.hookToken,
    ...values,
  });
  return { ctx, ...company };
}

/** A request as Twilio sends it: signed for the public address, arriving at our own behind a proxy. */
export function twilioRequest(company: TwilioCompany, fields: Fields, sending: Sending = {}): Request {
  const { query = "", ip = "203.0.113.50" } = sending;
  const whole: Fields = { AccountSid: company.accountSid, ApiVersion: "2010-04-01", ...fields };
  const url = hookUrl("twilio", company.hookToken) + query;
  const signature =
    sending.signature === undefined
      ? getExpectedTwilioSignature(company.authToken, url, whole)
      : sending.signature;
  return new Request(`http://127.0.0.1:3000/hooks/twilio/${sending.hookToken ?? company.hookToken}${query}`, {
    method: "POST",
    body: new URLSearchParams(whole),
    headers: {
      "x-forwarded-for": ip,
      ...(signature === null ? {} : { "x-twilio-signature": signature }),
    },
  });
}

/** The fields of a call that rings at a number of ours. */
export const ringing = (from: string, to: string, callSid = `CA${hex(16)}`): Fields => ({
  CallSid: callSid,
  CallStatus: "ringing",
  Direction: "inbound",
  From: from,
  Caller: from,
  To: to,
  Called: to,
  FromCountry: "US",
  ToCountry: "US",
});

/** The fields of a text that came to a number of ours. */
export const texted = (from: string, to: string, body: string, messageSid = `SM${hex(16)}`): Fields => ({
  MessageSid: messageSid,
  SmsSid: messageSid,
  SmsMessageSid: messageSid,
  SmsStatus: "received",
  From: from,
  To: to,
  Body: body,
  NumMedia: "0",
  NumSegments: "1",
});

/** An offer that owns a number of ours, with buyers in this order. */
export async function makeOffer(
  { companyId, db }: Context,
  values: { number: Phone; buyers: Phone[]; active?: boolean },
): Promise<{ offer: Offer; buyers: Buyer[] }> {
  const [offer] = await db
    .insert(offers)
    .values({ companyId, name: "Solar", leadToken: hex(9), active: values.active ?? true })
    .returning();
  if (!offer) throw new Error("nothing was inserted");
  await db.insert(offerNumbers).values({ companyId, number: values.number, offerId: offer.id });
  const rows = values.buyers.map((number, i) => ({
    companyId,
    offerId: offer.id,
    name: `Buyer ${i}`,
    number,
    priority: i + 1,
  }));
  return { offer, buyers: rows.length > 0 ? await db.insert(buyers).values(rows).returning() : [] };
}
