import { exactTime } from "@/components/ui/time-text";
import { Invalid } from "@/lib/errors";
import type { SentMessage } from "@/lib/traffic/sending";

type Place = { companyName: string; zone: string };

/** Returns what to say about a text after sending. Throws `Invalid`, under `to`, for a text that was not sent. */
export function sentWords({ text, refusal }: SentMessage, { companyName, zone }: Place): string {
  if (refusal) {
    const what = refusal.reason === "blocked" ? `is blocked for ${companyName}` : "has opted out";
    const since = refusal.since ? ` since ${exactTime(refusal.since, zone)}` : "";
    throw new Invalid({ to: [`This number ${what}${since}: nothing was sent. The attempt is recorded.`] });
  }
  if (text.status === "failed")
    throw new Invalid({
      to: [`The provider refused the text: ${text.errorMessage ?? "it does not say why"}`],
    });
  if (text.status === "requested" || text.status === "unknown")
    return `The provider has not said whether the text to ${text.callerId} was sent. It is being cleared up and is not sent again.`;
  return text.provider === "sandbox"
    ? `The text to ${text.callerId} is recorded. The sandbox sends nothing.`
    : `The text to ${text.callerId} is on its way.`;
}
