import { type Operation, pathFields } from "../operations/operation";

/** The address in the examples, until a page replaces it with the real one. */
export const EXAMPLE_HOST = "https://blacklist.example.com";

/** Returns the curl line of an operation's example, with the keys in `PUBLIC_KEY` and `PRIVATE_KEY`. */
export function curlOf(operation: Operation): string {
  const { id, method, path, example, file, idempotent, keys = "header" } = operation;
  const inPath = pathFields(operation);
  const fields = Object.entries(example).filter(([name]) => !inPath.includes(name));
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(String(example[name])));
  const query = method === "get" || file ? fields : [];
  const text = new URLSearchParams(query.map(([name, value]) => [name, String(value)]))
    .toString()
    .replaceAll("%2C", ",");
  const parts = [
    keys.startsWith("header") ? '-u "$PUBLIC_KEY:$PRIVATE_KEY"' : "",
    method === "get" ? "" : `-X ${method.toUpperCase()}`,
    idempotent ? `-H "Idempotency-Key: ${id}-1"` : "",
    ...(method === "get" || method === "delete" ? [] : bodyOf(operation, fields)),
    `"${EXAMPLE_HOST}/api/v1${address}${text && `?${text}`}"`,
  ];
  return `curl ${parts.filter(Boolean).join(" \\\n  ")}`;
}

/** Encodes a value for an address. A shell variable stays as it is, because the shell replaces it. */
const inAddress = (value: string) => (/^\$[A-Z_]+$/.test(value) ? value : encodeURIComponent(value));

function bodyOf({ file }: Operation, fields: [string, unknown][]): string[] {
  if (file) return [`-H "Content-Type: ${file[0]}"`, "--data-binary @blacklist.csv"];
  if (fields.length === 0) return ["-d ''"];
  const json = JSON.stringify(Object.fromEntries(fields)).replaceAll("'", "'\\''");
  return ['-H "Content-Type: application/json"', `-d '${json}'`];
}
