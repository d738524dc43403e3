import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { seal } from "@/lib/sealing";
import { twilioCompany } from "@/lib/webhooks/testing/twilio";
import { type StandIn, startStandIn } from "./stand-in";

/** An account of this process alone: companies that share one look at each other's open calls. */
const keys = { accountSid: `AC${randomBytes(16).toString("hex")}`, authToken: "a token of the stand-in" };

/** For the tests of a file: a stand-in that this process takes for Twilio, in a new mood for each test. */
export function useStandIn(): { standIn: StandIn } {
  const held = {} as { standIn: StandIn };
  beforeAll(async () => {
    held.standIn = await startStandIn(keys);
    process.env.TWILIO_API_URL = held.standIn.url;
  });
  afterAll(() => held.standIn.stop());
  return held;
}

/** The context of a company whose account is at the stand-in. */
export async function companyAtStandIn() {
  const { accountSid, authToken } = keys;
  const { ctx } = await twilioCompany({ accountSid, authTokenSealed: seal(authToken) });
  return ctx;
}
