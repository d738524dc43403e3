import { pino } from "pino";

/** A key or a lead token in a line: the kind is told, the secret is not. */
const KEY = /\b(td(?:prv|chk|lead))[0-9a-f]+/gi;

/** The text without the keys in it: one may stand in the URL of a request that failed. */
export const withoutKeys = (text: string): string => text.replace(KEY, "$1…");

/** The process's log: one line of JSON an event, on standard output. Secrets never belong in it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  redact: ["*.password", "*.private_key", "*.privateKey", "*.authorization", "*.headers.authorization"],
  hooks: { streamWrite: withoutKeys },
});
