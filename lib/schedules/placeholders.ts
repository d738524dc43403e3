import type { Lead } from "@/db/schema/leads";

/** The placeholders of a schedule's text, in double braces: `{{first_name}}`. */
export const placeholders = ["first_name", "last_name", "number"] as const;

type Known = { lead: Pick<Lead, "firstName" | "lastName"> | null; number: string };

/** The message with its placeholders filled; empty where the lead has no value. */
export function filled(message: string, { lead, number }: Known): string {
  const values: Record<string, string | null | undefined> = {
    first_name: lead?.firstName,
    last_name: lead?.lastName,
    number,
  };
  return message.replace(
    /\{\{\s*(first_name|last_name|number)\s*\}\}/gi,
    (_, name: string) => values[name.toLowerCase()] ?? "",
  );
}
