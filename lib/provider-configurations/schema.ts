import { z } from "zod";

/** The set-up of a company's telephone. Pure: the form uses it in the browser too. */

/** Empty: the token that is kept already stays. */
const AuthToken = z
  .string()
  .trim()
  .max(200, "is longer than 200 characters")
  .refine((text) => text === "" || /^[\x21-\x7e]{16,}$/.test(text), "is not an auth token of Twilio");

export const UpdateProvider = z.discriminatedUnion("provider", [
  z.object({ provider: z.literal("sandbox") }),
  z.object({
    provider: z.literal("twilio"),
    accountSid: z
      .string()
      .trim()
      .regex(/^AC[0-9a-f]{32}$/i, "is not an account SID: AC and 32 digits or letters a to f"),
    authToken: AuthToken.default(""),
  }),
]);
export type UpdateProvider = z.input<typeof UpdateProvider>;
