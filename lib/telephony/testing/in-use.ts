import { afterAll, beforeAll } from "vitest";
import { seal } from "@/lib/sealing";
import { twilioCompany } from "@/lib/webhooks/testing";
import { type StandIn, startStandIn } from "./stand-in";

const keys = { accountSid: `AC${"5".repeat(32)}`, authToken: "a token of the stand-in" };

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
