import { pathFields } from "../operations/operation";
import type { ApiClient, ApiRequest } from "./api-client";
import type { Records } from "./company";
import { addressOf, type Documented, namedIn } from "./document";

type Fields = Record<string, unknown>;
type Example = { method: string; address: string; request: ApiRequest };

/**
 * For tests: makes a request from the document's example, or from these fields instead. Its path names a record of the
 * company.
 */
export function exampleOf(
  { operation }: Documented,
  records: Records,
  { said = operation.example, nth = 0 }: { said?: Fields; nth?: number } = {},
): Example {
  const named = namedIn(operation).map(([field, kind]) => [
    field,
    records[kind]?.[nth] ?? records[kind]?.[0],
  ]);
  const inPath = pathFields(operation);
  const fields = Object.entries(said).filter(([name]) => !inPath.includes(name));
  const address = addressOf(operation, Object.fromEntries(named));
  const method = operation.method.toUpperCase();
  if (method !== "GET" && !operation.file) {
    return { method, address, request: { json: Object.fromEntries(fields) } };
  }
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
  const file = { headers: { "content-type": "text/csv" }, body: "number\n17195550003\n" };
  return { method, address: `${address}?${query}`, request: operation.file ? file : {} };
}

/** For tests: sends such a request with this client's keys. */
export const askAs = (client: Pick<ApiClient, "ask">, { method, address, request }: Example) =>
  client.ask(method, address, request);
