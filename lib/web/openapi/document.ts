import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { operations } from "../operations/all";
import { type Operation, tags } from "../operations/operation";
import { curlOf } from "./curl";
import { apiDescription } from "./description";
import { bodySchemaOf, parametersOf } from "./input";
import { responsesOf } from "./responses";

/** The OpenAPI 3.1 document of the API, made from the same operations that read its requests. */
export const openApiDocument = createDocument(
  {
    openapi: "3.1.0",
    info: { title: "Blacklist", version: "1", description: apiDescription },
    servers: [{ url: "/api/v1" }],
    tags: tags.map((name) => ({ name })),
    security: [{ keys: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        keys: {
          type: "http",
          scheme: "basic",
          description: "The public key of an access token as the user, its private key as the password.",
        },
      },
    },
  },
  { override: withoutSafeBounds, allowEmptySchema: { custom: true } },
);

/** Leaves out JavaScript's bounds of exact integers, which tell the document's readers nothing. */
function withoutSafeBounds({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }) {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function pathsOf(all: Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of all) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return paths;
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, needs } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs && `Needs ${needs}.`].filter(Boolean).join("\n\n"),
    ...(operation.keys && operation.keys !== "header" ? { security: securityOf(operation) } : {}),
    requestParams: parametersOf(operation),
    ...(operation.method === "get" ? {} : { requestBody: bodySchemaOf(operation) }),
    responses: responsesOf(operation),
    "x-codeSamples": [{ lang: "curl", source: curlOf(operation) }],
  };
}

/** Returns the security of an operation that needs no keys, or does not always need them. */
function securityOf({ keys }: Operation): Record<string, string[]>[] {
  return keys === "header or lead token" ? [{ keys: [] }, {}] : [];
}
