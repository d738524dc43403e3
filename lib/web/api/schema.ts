import { z } from "zod";

const yes = ["1", "true", "yes", "on"];
const no = ["0", "false", "no", "off"];

/** Replaces, in the document, what zod derives from how a field is read. */
export const asWire =
  (said: object) =>
  ({ jsonSchema }: { jsonSchema: object }): void => {
    for (const key of Object.keys(jsonSchema))
      if (key !== "description") Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, said);
  };

/** A truth value. In a query or a form it is one of eight words; JSON may also give it as itself. */
export const Truth = z
  .union([z.boolean(), z.number(), z.string()], { error: `must be one of ${[...yes, ...no].join(", ")}` })
  .transform((value) => String(value).trim().toLowerCase())
  .refine((word) => yes.includes(word) || no.includes(word), `must be one of ${[...yes, ...no].join(", ")}`)
  .transform((word) => yes.includes(word))
  .meta({ id: "Truth", override: asWire({ enum: [true, false, 1, 0, ...yes, ...no] }) });

/** An optional field that a form may send empty. */
export const blank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** The id of a record in the path. A text that is no id is read as an id that no record has. */
export const RecordId = z
  .string()
  .transform((id) => (/^\d{1,15}$/.test(id) ? Number(id) : Number.NaN))
  .meta({ description: "The id of the record.", override: asWire({ type: "integer", minimum: 1 }) });

/** A path that names one record by its id. */
export const RecordPath = z.object({ id: RecordId });

/** The id of a subscription in the path. */
export const SubscriptionId = RecordId.meta({ description: "The subscription's id." });

/** The number in the path that is blocked, unblocked or checked. */
export const PathNumber = z
  .string()
  .meta({ description: "A phone number in any spelling.", example: "17193132645" });

/** Names a contact by what stands in the path: its number in any spelling, or its internal id. */
export const ContactId = z.string().meta({
  description: "A phone number of ten or more digits, or with a plus; or the contact's id, which is shorter.",
  example: "17193132645",
});

/** Restores a leading plus, which arrives as a space in a query. */
export const withPlus = <Value>(value: Value): Value | string =>
  typeof value === "string" ? value.replace(/^ (?=\d)/, "+") : value;

/** One whole phone number in any spelling, in a query. */
export const NumberQuery = z
  .preprocess(withPlus, z.string().optional())
  .meta({ description: "A whole number in any spelling.", example: "17193132645" });

/** A number or an id as text: JSON may give it as a number, a form may send it empty. */
const Word = z.preprocess(
  (value) => (value === "" ? undefined : typeof value === "number" ? String(value) : value),
  NumberQuery,
);

/** A field that takes a number or an id as text, with what the document says of it. */
export const wordField = (description: string, example: string) =>
  Word.meta({ description, override: asWire({ type: ["string", "integer"], example }) });

/** The fields that name the receiver of a call or a text. */
export const toReach = {
  to: wordField("Whom to reach: a number in any spelling. A lead's own may be left out.", "17195550143"),
  leadId: wordField("The lead to reach, by its id or its uuid.", "1"),
};
