import { pino } from "pino";

/** Finds a key or a lead token in a line. The log shows its kind and hides its secret. */
const KEY = /\b(td(?:prv|chk|lead))[0-9a-f]+/gi;

/** Returns the text with its keys hidden, because the URL of a failed request may hold one. */
export const withoutKeys = (text: string): string => text.replace(KEY, "$1…");

/**
 * Describes an error in one line. A failed query gives the database's message and code. Its statement and values are
 * left out: they would fill pages, and reveal keys and numbers.
 */
export function inShort(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isQuery(error)) return error.cause ? inShort(error.cause) : "a query failed";
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return error.message.includes(code.slice(2, -1)) ? String(error) : `${String(error)}${code}`;
}

/** As `inShort`, with the place where it was thrown: for unexpected errors. */
export function atLength(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const statement = isQuery(error) ? [`in: ${error.query.slice(0, LONGEST_STATEMENT)}`] : [];
  return [inShort(error), ...statement, ...frames].join("\n");
}

/** The length of a statement's beginning that is enough to recognise it. */
const LONGEST_STATEMENT = 300;

/** Drizzle puts the statement and all its values into its message; the driver's own error is its cause. */
const isQuery = (error: Error): error is Error & { query: string } =>
  error.message.startsWith("Failed query") && "query" in error && typeof error.query === "string";

/** The process's log: one line of JSON an event, on standard output. Secrets never belong in it. */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  redact: ["*.password", "*.private_key", "*.privateKey", "*.authorization", "*.headers.authorization"],
  hooks: { streamWrite: withoutKeys },
});
