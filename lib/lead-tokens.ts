import { randomBytes } from "node:crypto";

/** 192 bits, nothing to guess. */
const TOKEN_BYTES = 24;

/** A new lead token: whoever has it may create and update leads of its offer or schedule, and nothing else. */
export const makeLeadToken = (): string => `tdlead${randomBytes(TOKEN_BYTES).toString("hex")}`;
