import { pino } from "pino";

/** The process's log: one line of JSON an event, on standard output. Secrets never belong in it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  redact: ["*.password", "*.private_key", "*.privateKey", "*.authorization", "*.headers.authorization"],
});
