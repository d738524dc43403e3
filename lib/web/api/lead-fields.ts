import { z } from "zod";
import { CreateLead, LeadPerson, TakeLead } from "@/lib/leads/schema";
import { asWire, blank, Truth, withPlus } from "./schema";

/** JSON may give a text as a number. */
const asText = (value: unknown) => (typeof value === "number" ? String(value) : value);

const Word = z
  .preprocess(asText, z.string())
  .nullish()
  .meta({
    description: "Your own id of the lead.",
    override: asWire({ type: ["string", "number", "null"], maxLength: 200 }),
  });

/** The number of a lead. */
export const LeadNumber = z
  .union([z.string(), z.number()], {
    error: ({ input }) => (input === undefined ? undefined : "is not a phone number"),
  })
  .transform((value) => withPlus(String(value)))
  .meta({
    description: "The lead's phone number in any spelling.",
    override: asWire({ type: ["string", "integer"], example: "17195550143" }),
  });

/** An object: itself in JSON; its JSON as text, or nothing, in a query or a form. */
const Data = z
  .preprocess((value) => {
    if (typeof value !== "string") return value;
    if (value.trim() === "") return undefined;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }, TakeLead.shape.data)
  .meta({
    description:
      "Whatever else is known, up to 64 KB and 10 levels: an object, its JSON as text, or fields like `data[zip_code]`.",
    override: asWire({
      type: ["object", "string"],
      additionalProperties: true,
      contentMediaType: "application/json",
      contentSchema: { type: "object" },
      example: { zip_code: "80202" },
    }),
  });

const IN_BRACKETS = /^data\[([^[\]]+)\]$/;

/** Gathers fields such as `data[zip]=80202`, which a query or a form uses for an object, into `data`. */
export function withData(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const parts = Object.entries(input).flatMap(([name, value]) => {
    const key = IN_BRACKETS.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return parts.length > 0 && !("data" in input) ? { ...input, data: Object.fromEntries(parts) } : input;
}

/** The fields of the person, besides those that the verbs take. */
export const personFields = {
  email: LeadPerson.shape.email.meta({ example: "jordan@example.com" }),
  data: Data,
  externalRecordId: Word,
};

/** The fields that block a lead's number or opt it out. */
export const stateFields = {
  blocked: Truth.optional().meta({ description: "Blocks or unblocks the lead's number." }),
  optOut: Truth.optional().meta({ description: "Opts the lead's number out or in." }),
  reason: blank(CreateLead.shape.reason).meta({ description: "Why it is blocked or unblocked." }),
  note: CreateLead.shape.note,
};

const place = (description: string) => ({
  description,
  override: asWire({ type: ["integer", "string", "null"], minimum: 1, pattern: "^([1-9][0-9]{0,14})?$" }),
});

/** The fields that name the lead's offer and schedule. */
export const placeFields = {
  offerId: CreateLead.shape.offerId.meta(place("The offer that the lead is of.")),
  scheduleId: CreateLead.shape.scheduleId.meta(place("The schedule by which the lead is called and texted.")),
};
