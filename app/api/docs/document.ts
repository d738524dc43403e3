import { openApiDocument } from "@/lib/web/openapi/document";
import { inPlace, type Schema } from "./schema";

type Named = { $ref: string };
export type Content = Record<string, { schema: Schema }>;
export type Answered = { description: string; headers?: Record<string, unknown>; content?: Content };
export type Parameter = {
  in: string;
  name: string;
  required?: boolean;
  schema: Schema;
  description?: string;
};
export type Described = {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answered | Named>;
  "x-codeSamples": [{ source: string }];
};
type Document = {
  tags: { name: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Answered> };
};

// The document has only these parts; the types of OpenAPI allow many more.
export const document = openApiDocument as unknown as Document;

/** Returns a schema of the document with its references replaced. */
export const resolved = (schema: Schema): Schema => inPlace(schema, document.components.schemas);
