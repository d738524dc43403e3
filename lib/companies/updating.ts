import { z } from "zod";
import type { Company } from "@/db/schema/companies";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import { isCountry } from "@/lib/phone/phone";
import { changeCompany } from "./inner/changing";
import { isTimeZone } from "./zones";

export const UpdateCompany = z.object({
  name: z.string().trim().min(1, "must be given").max(120, "is longer than 120 characters"),
  defaultCountry: z.string().refine(isCountry, "is not a country"),
  timeZone: z.string().refine(isTimeZone, "is not a time zone"),
});

/**
 * Changes the company's name, the country in which its numbers are read, and the zone in which its times are shown.
 * Stored numbers and times stay as they are.
 */
export async function updateCompany(ctx: Context, input: z.input<typeof UpdateCompany>): Promise<Company> {
  allow(ctx, "security");
  return changeCompany(ctx, UpdateCompany.parse(input));
}
