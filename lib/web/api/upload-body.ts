import { z } from "zod";
import type { ContactImport } from "@/db/schema/contact-imports";
import { refuseStored, type Stored, storeToStart } from "@/lib/contact-imports/starting";
import { type NewFile, storeUpload } from "@/lib/contact-imports/storing";
import type { Context } from "@/lib/context";
import { splitPasted } from "@/lib/csv/csv";
import { env } from "@/lib/env";
import { AppError, Invalid, Malformed } from "@/lib/errors";
import { tooLarge } from "@/lib/stored-files/writing";
import { bodyOf, bodyTextOf } from "../bodies";
import { fieldText, type Part, partsOf } from "../multipart";
import { contactImportOperations, ImportQuery } from "../operations/contact-imports";
import { type ApiFields, toFields, wording } from "./input";
import { readNames } from "./names";
import { JsonNumbers } from "./numbers";

/** A list of numbers in JSON, about a million of them; more is better sent as a file. */
const JSON_BYTES = 20_000_000;
/** The most bytes of a form's fields without the file. They are held in memory, where each takes more than its text. */
const FIELDS_BYTES = 10_000_000;
const FIELD_COSTS = 200;
const FILE_TYPES =
  /^(?:text\/[\w.+-]+|application\/(?:octet-stream|(?:x-)?(?:gzip|csv|zip|zip-compressed)|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)|)$/;

/** Stores an upload that comes as the raw body, as a form with `file`, or as JSON with `numbers`. Nothing runs yet. */
export async function storeFrom(ctx: Context, query: ImportQuery, request: Request): Promise<Stored> {
  const header = request.headers.get("content-type") ?? "";
  const type = header.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/([\w.-]+\+)?json$/.test(type)) return storeJson(ctx, query, request);
  if (type === "multipart/form-data") return storeForm(ctx, query, request);
  if (!FILE_TYPES.test(type)) {
    throw new AppError(415, {
      base: [
        "Send the file as text/csv, text/plain, application/gzip, application/zip or an .xlsx workbook, a form with file, or JSON with numbers.",
      ],
    });
  }
  const { name, ...settings } = query;
  const file = { name, contentType: type || undefined, bytes: bodyOf(request), signal: request.signal };
  return storeToStart(ctx, { file, settings });
}

async function storeJson(ctx: Context, query: ImportQuery, request: Request): Promise<Stored> {
  const body = z
    .object({ numbers: JsonNumbers })
    .and(ImportQuery)
    .parse(
      { ...readFields(fieldsOf(await bodyTextOf(request, JSON_BYTES))), ...given(query) },
      { error: wording },
    );
  const { numbers, name, ...settings } = body;
  return storeToStart(ctx, { file: { name, numbers }, settings });
}

function fieldsOf(json: string): ApiFields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Malformed({ base: ["The body is not JSON."] });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return toFields(Object.entries(value));
  throw new Malformed({ base: ["The body is to be one JSON object."] });
}

async function storeForm(ctx: Context, query: ImportQuery, request: Request): Promise<Stored> {
  const { record, numbers, name, settings } = await readForm(ctx, query, request);
  if (record) return { stored: record, settings: { name, ...settings } };
  if (typeof numbers !== "string") throw new Invalid({ file: ["is missing"] });
  return storeToStart(ctx, { file: { name, numbers: splitPasted(numbers) }, settings });
}

/** Stores the file as it comes. The fields, also those after the file, are read before the import runs. */
async function readForm(ctx: Context, query: ImportQuery, request: Request) {
  let record: ContactImport | undefined;
  const fields: [string, string][] = [];
  let left = FIELDS_BYTES;
  try {
    for await (const part of partsOf(request, env().uploadLimit + FIELDS_BYTES)) {
      if (part.name !== "file") {
        const text = await fieldText(part, left);
        left -= part.name.length + text.length + FIELD_COSTS;
        if (left < 0) throw tooLarge(FIELDS_BYTES);
        fields.push([part.name, text]);
      } else if (record) throw new Invalid({ file: ["is there twice; send one file at a time"] });
      else record = await storeUpload(ctx, { ...fileOf(part), signal: request.signal });
    }
    const { numbers, ...rest } = readFields(toFields(fields));
    const { name, ...settings } = ImportQuery.parse({ ...rest, ...given(query) }, { error: wording });
    return { record, numbers, name, settings };
  } catch (error) {
    if (record) await refuseStored(ctx, record, error);
    throw error;
  }
}

/** The fields of a body, which may bring the numbers themselves. Throws `Invalid` for a name that an upload has not. */
function readFields({ numbers, ...fields }: ApiFields): Record<string, unknown> {
  return { numbers, ...readNames(contactImportOperations.create, fields) };
}

const fileOf = ({ fileName, bytes }: Part): NewFile => ({ name: fileName ?? undefined, bytes });

/** Returns the fields that the query gives. They win over the body's; those that it leaves out do not. */
const given = (query: ImportQuery) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
