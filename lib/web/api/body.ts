import { AppError, Malformed } from "@/lib/errors";
import { type ApiFields, toFields } from "./input";
import { BODY_PATIENCE_MS } from "./time-limits";

/** The largest body that is read into memory, in bytes: ten thousand numbers with room to spare. */
const BODY_LIMIT = 2 * 1024 * 1024;

/**
 * Reads the fields of the body, a form or a JSON object. Returns none when it is empty. Throws with 400, 413 or 415 for
 * any other body.
 */
export async function readBody(request: Request): Promise<ApiFields> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/([\w.-]+\+)?json$/.test(type)) return toFields(Object.entries(readJson(bytes)));
  if (type === "application/x-www-form-urlencoded")
    return toFields([...new URLSearchParams(readText(bytes))]);
  if (type === "multipart/form-data") return toFields(await readMultipart(request, bytes));
  throw new AppError(415, {
    base: ["The body is to be a form or JSON, with the Content-Type that says so."],
  });
}

function readJson(bytes: Uint8Array): object {
  let value: unknown;
  try {
    value = JSON.parse(readText(bytes));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new Malformed({ base: ["The body is not JSON."] });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Malformed({ base: ["The body is to be one JSON object."] });
}

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Malformed({ base: ["The body is not UTF-8."] });
  }
}

async function readMultipart(request: Request, bytes: Uint8Array): Promise<[string, unknown][]> {
  const type = request.headers.get("content-type") ?? "";
  try {
    return [...(await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData())];
  } catch {
    throw new Malformed({ base: ["The body is not the form that its Content-Type says."] });
  }
}

/** Reads the body to its end. Throws as soon as it is too large or too slow. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const late = setTimeout(() => void reader.cancel().catch(() => {}), BODY_PATIENCE_MS);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const start = performance.now();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > BODY_LIMIT) {
        throw new AppError(413, {
          base: [`The body is larger than the ${BODY_LIMIT} bytes that are taken.`],
        });
      }
      chunks.push(next.value);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new Malformed({ base: ["The body did not arrive whole."] });
  } finally {
    clearTimeout(late);
  }
  if (performance.now() - start >= BODY_PATIENCE_MS)
    throw new Malformed({ base: ["The body came too slowly."] });
  return Buffer.concat(chunks);
}
