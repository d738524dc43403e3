import { z } from "zod";
import type { Presenter } from "@/lib/presenting";
import type { Said } from "../operations/operation";

/**
 * The errors by field. Each message completes "<field> …"; `base` holds those of no field. Empty when nothing went
 * wrong.
 */
export const Errors = z
  .record(z.string(), z.array(z.string()))
  .meta({ id: "Errors", example: { caller_id: ["is not a phone number"] } });

/** A failure as `failed` answers it. */
export const Failure = z
  .object({
    status: z.int(),
    errors: Errors,
    success: z.literal(false).optional().meta({ description: "Only to a request with a lead token." }),
  })
  .meta({ id: "Failure" });

const Checksum = z.string().meta({
  description: "The MD5 of the record's JSON as it is sent.",
  example: "9e107d9d372bb6826bd81d3542a419d6",
});

/** Describes one record in its envelope, as `record` answers it. */
export function saysRecord(
  root: string,
  presenter: Pick<Presenter<never>, "schema">,
  description: string,
): Said {
  return says(envelopeOf(root, presenter), description);
}

/** As `saysRecord`, for a page that reads whether it was a success. */
export const saysSuccess = (
  root: string,
  presenter: Pick<Presenter<never>, "schema">,
  description: string,
): Said => says(envelopeOf(root, presenter).extend({ success: z.literal(true) }), description);

const envelopeOf = (root: string, { schema }: Pick<Presenter<never>, "schema">) =>
  z.object({
    status: z.int(),
    errors: Errors,
    [root]: schema,
    checksum: Checksum,
    metadata: z.object({ root: z.literal(root) }),
  });

/** Describes a refusal: the errors beside the record of what was refused, or only errors when there is no record. */
export function saysRefused(
  root: string,
  presenter: Pick<Presenter<never>, "schema">,
  description: string,
): Said {
  return says(z.union([envelopeOf(root, presenter), Failure]), description);
}

/**
 * Describes a page of records, as `list` answers it: with the fields that `columns` names, and with `root=false` as the
 * bare array.
 */
export function saysList(
  root: string,
  { schema }: Pick<Presenter<never>, "schema">,
  description: string,
): Said {
  const rows = z.array(columnsOf(schema));
  return { description, schema: z.union([z.object({ [root]: rows, metadata: ListMetadata }), rows]) };
}

const ListMetadata = z
  .object({
    root: z.string().meta({ description: "The name of the list beside this." }),
    total_count: z
      .int()
      .meta({ description: "Of all pages; 10,000 where there are more and not exact.", example: 1 }),
    total_count_exact: z.boolean().meta({
      description: "Whether that is all. If not, there are at least as many: go by `next_cursor`.",
      example: true,
    }),
    total_pages: z.int().meta({
      description:
        "While the count is not exact, no less than this page, and the next where the list goes on.",
    }),
    page: z.int(),
    per_page: z.int().meta({ example: 25 }),
    next_cursor: z.union([z.string(), z.literal(0)]).meta({ description: "0 at the end.", example: 0 }),
  })
  .meta({ id: "ListMetadata" });

const partials = new WeakMap<z.ZodObject, z.ZodObject>();

/** Describes a record with only some of its columns: one schema for all lists of it. */
function columnsOf(schema: z.ZodObject): z.ZodObject {
  const made = partials.get(schema) ?? schema.partial().meta({ id: `${schema.meta()?.id}Columns` });
  partials.set(schema, made);
  return made;
}

/** Describes any other JSON. */
export const says = (schema: z.ZodType, description: string): Said => ({ description, schema });

/** Describes a file. */
export const saysFile = (types: string[], description: string): Said => ({ description, types });
