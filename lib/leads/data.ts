import { z } from "zod";
import { Invalid } from "@/lib/errors";

/** The most that one lead's data may take as JSON, in bytes. */
const MOST_BYTES = 64 * 1024;
const DEEPEST = 10;
const MOST_FIELDS = 500;

/** A zero byte or half a character, which PostgreSQL cannot keep in JSON. */
const NO_TEXT = /\0|\p{Surrogate}/u;

/** A lead's further fields: any JSON object that is not too large or too deep to keep. */
export const LeadData = z
  .custom<Record<string, unknown>>(isObject, "must be an object")
  .superRefine((data, context) => {
    const problem = problemOf(data);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** As `LeadData`, before it is a part of the data that is bounded. */
export const FurtherData = z.custom<Record<string, unknown>>(isObject, "must be an object");

/** What is wrong with the data, as the end of a sentence; null when nothing is. */
export function problemOf(data: Record<string, unknown>): string | null {
  if (Object.keys(data).length > MOST_FIELDS) return `has more than ${MOST_FIELDS} fields`;
  let level: unknown[] = [data];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return `nests deeper than ${DEEPEST} levels`;
    const next: unknown[] = [];
    for (const part of level) {
      for (const [name, value] of Object.entries(part as object)) {
        if (NO_TEXT.test(name) || (typeof value === "string" && NO_TEXT.test(value))) {
          return "holds a character that is no text";
        }
        if (typeof value === "object" && value !== null) next.push(value);
      }
    }
    level = next;
  }
  const bytes = new TextEncoder().encode(JSON.stringify(data)).length;
  return bytes > MOST_BYTES ? "is larger than 64 KB" : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The data of a lead as it is to be kept: with `data` in its place, if that is given, and with the `further` fields of
 * the request written over. Undefined when neither is given. Throws `Invalid` for what is too much to keep.
 */
export function keptData(
  there: Record<string, unknown>,
  { data, further }: { data?: Record<string, unknown>; further?: Record<string, unknown> },
): Record<string, unknown> | undefined {
  if (!further) return data;
  const whole = withNew(data ?? there, further);
  refuseTooMuch(whole);
  return whole;
}

/** Throws `Invalid` for data that cannot be kept. */
export function refuseTooMuch(data: Record<string, unknown>): void {
  const problem = problemOf(data);
  if (problem) throw new Invalid({ data: [problem] });
}

/** The kept data with the given data written over it. Empty values leave what was there. */
export function withNew(there: Record<string, unknown>, given: Record<string, unknown>) {
  const said = Object.entries(given).filter(([, value]) => value !== "" && value !== null);
  return Object.fromEntries([...Object.entries(there), ...said]);
}
