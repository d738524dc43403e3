import { randomBytes } from "node:crypto";

/** 192 bits, which cannot be guessed. */
const TOKEN_BYTES = 24;

/** Makes a lead token. Its holder may create and update leads of its offer or schedule, and nothing else. */
export const makeLeadToken = (): string => `tdlead${randomBytes(TOKEN_BYTES).toString("hex")}`;
