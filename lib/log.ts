import { pino } from "pino";

/** A key or a lead token in a line: the kind is told, the secret is not. */
const KEY = /\b(td(?:prv|chk|lead))[0-9a-f]+/gi;

/** The text without the keys in it: one may stand in the URL of a request that failed. */
export const withoutKeys = (text: string): string => text.replace(KEY, "$1…");

/**
 * What went wrong, in a line. Of a failed query it is what the database said, with its code: the statement and its values
 * would fill pages, and tell whose keys and numbers they were.
 */
export function inShort(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isQuery(error)) return error.cause ? inShort(error.cause) : "a query failed";
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return error.message.includes(code.slice(2, -1)) ? String(error) : `${String(error)}${code}`;
}

/** As `inShort`, and where it came from: for what nobody expected. */
export function atLength(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const statement = isQuery(error) ? [`in: ${error.query.slice(0, LONGEST_STATEMENT)}`] : [];
  return [inShort(error), ...statement, ...frames].join("\n");
}

/** So much of a statement tells which one it was. */
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
