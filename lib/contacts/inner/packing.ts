import type { Phone } from "@/lib/phone/phone";

/** A change of a company's numbers, or of too many of them to be named. */
export type ContactsChanged = { companyId: number; numbers?: Phone[] };

/** The largest payload of a NOTIFY in bytes, and the most numbers that are named. A larger change names the company. */
const PAYLOAD = 7_900;
export const NAMED = 20_000;

/**
 * Writes which numbers of a company changed, in messages that fit a NOTIFY each: the company's id, then each number as
 * its difference from the one before, in base 36. Ten thousand numbers of one country take about seven messages.
 */
export function writeChanges({ companyId, numbers }: ContactsChanged): string[] {
  if (!numbers || numbers.length > NAMED) return [`${companyId}`];
  const messages: string[] = [];
  let message = `${companyId}:`;
  let last = 0;
  for (const number of [...new Set(numbers.map(Number))].toSorted((a, b) => a - b)) {
    const step = `${(number - last).toString(36)},`;
    if (message.length + step.length > PAYLOAD) {
      messages.push(message);
      message = `${companyId}:${number.toString(36)},`;
    } else message += step;
    last = number;
  }
  return [...messages, message];
}

/** Reads a message of `writeChanges`. */
export function readChange(message: string): ContactsChanged {
  const [company = "", steps] = message.split(":");
  const companyId = Number(company);
  if (steps === undefined) return { companyId };
  let last = 0;
  const numbers = steps
    .split(",")
    .filter(Boolean)
    .map((step) => `+${(last += parseInt(step, 36))}` as Phone);
  return { companyId, numbers };
}
