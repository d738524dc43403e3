import { z } from "zod";

export const PASSWORD_LENGTH = 10;

export const Password = z
  .string()
  .min(PASSWORD_LENGTH, `is shorter than ${PASSWORD_LENGTH} characters`)
  .max(1_000, "is longer than 1,000 characters");
