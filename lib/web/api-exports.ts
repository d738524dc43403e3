import { z } from "zod";
import { EXPORT_COLUMNS, ExportRequest, ListExports } from "@/lib/data-exports/schema";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import { createdQuery } from "./api-lists";
import { asWire, blank, readTimeRange, SuppressionListQuery } from "./api-schema";

/** Names by commas in a query or a form, a list in JSON. */
const splitColumns = (value: unknown) =>
  typeof value === "string"
    ? value
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean)
    : value;

const { dataType, columns, source, reason, contactImportId, format } = ExportRequest.shape;

export const ExportBody = z.object({
  dataType: blank(dataType).meta({ description: "What is exported: the blacklist." }),
  columns: z
    .preprocess((value) => splitColumns(value === "" ? undefined : value), columns.unwrap().optional())
    .meta({
      description: `Of ${EXPORT_COLUMNS.join(", ")}; in a form or a query by commas. The number always comes first.`,
      override: asWire({
        anyOf: [{ type: "array", items: { enum: EXPORT_COLUMNS } }, { type: "string" }],
      }),
    }),
  fulltext: SuppressionListQuery.shape.fulltext,
  blockedAtFrom: SuppressionListQuery.shape.blockedAtFrom,
  blockedAtTo: SuppressionListQuery.shape.blockedAtTo,
  timeZone: SuppressionListQuery.shape.timeZone,
  source: blank(source).meta({ description: "Only what was blocked in this way." }),
  reason: blank(reason).meta({ description: "Only what was blocked for this reason." }),
  contactImportId: blank(contactImportId).meta({ description: "Only what this upload blocked." }),
  format: blank(format).meta({ description: "Plain, or compressed with gzip." }),
});

/** What is asked for, its times read in the request's time zone, else in the company's. */
export function exportRequest(ctx: TokenContext, body: z.output<typeof ExportBody>): ExportRequest {
  const { timeZone, blockedAtFrom, blockedAtTo, ...rest } = body;
  const times = readTimeRange(ctx, {
    timeZone: timeZone || undefined,
    blockedAtFrom: blockedAtFrom || undefined,
    blockedAtTo: blockedAtTo || undefined,
  });
  return { ...rest, blockedAtFrom: times.blockedAtFrom, blockedAtTo: times.blockedAtTo };
}

export const ExportsQuery = ListExports.extend(createdQuery);

export { ImportPath as ExportPath } from "./api-imports";
