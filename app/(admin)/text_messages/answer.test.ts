import { expect, test } from "vitest";
import type { TextMessage } from "@/db/schema/text-messages";
import { Invalid } from "@/lib/errors";
import type { Refusal } from "@/lib/enforcement/allowed";
import { sentWords } from "./answer";

const place = { companyName: "Acme Leads", zone: "America/New_York" };
const sent = (parts: Partial<TextMessage>, refusal: Refusal | null = null) => ({
  // The words need only these fields of a text.
  text: { callerId: "+17195550100", status: "queued", provider: "twilio", ...parts } as TextMessage,
  refusal,
});
const refused = (...given: Parameters<typeof sent>) => {
  try {
    return sentWords(sent(...given), place);
  } catch (error) {
    return error instanceof Invalid ? error.errors : error;
  }
};

test("a refusal is said with the company and since when, and that nothing was sent", () => {
  const since = new Date("2026-03-03T21:40:00Z");
  expect(refused({ status: "blocked" }, { reason: "blocked", since })).toEqual({
    to: [
      "This number is blocked for Acme Leads since 3 Mar 2026, 16:40: nothing was sent. The attempt is recorded.",
    ],
  });
  expect(refused({ status: "opt-out" }, { reason: "opted_out", since })).toEqual({
    to: ["This number has opted out since 3 Mar 2026, 16:40: nothing was sent. The attempt is recorded."],
  });
  expect(refused({ status: "failed", errorMessage: "not a mobile number" })).toEqual({
    to: ["The provider refused the text: not a mobile number"],
  });
});

test.each<[Partial<TextMessage>, RegExp]>([
  [{ provider: "sandbox" }, /sandbox sends nothing/],
  [{ status: "sent" }, /is on its way/],
  [{ status: "requested" }, /not sent again/],
  [{ status: "unknown" }, /has not said/],
])("%j is said so", (parts, words) => {
  expect(sentWords(sent(parts), place)).toMatch(words);
});
