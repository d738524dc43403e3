import type { FieldReader } from "./adapting";

const MOST_FIELDS = 20;

/** Returns the text fields of a multipart form that is in memory. What is not well-formed is left out. */
export function multipartFields(body: string, contentType: string): FieldReader {
  const fields = new Map<string, string>();
  const field = (name: string) => fields.get(name) ?? null;
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(contentType);
  if (!boundary) return field;
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary[1] ?? boundary[2]}`, MOST_FIELDS + 1);
  for (const part of parts) {
    const end = part.indexOf("\r\n\r\n");
    const name = /^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"/im.exec(
      part.slice(0, Math.max(0, end)),
    )?.[1];
    if (name !== undefined) fields.set(name, part.slice(end + 4));
  }
  return field;
}
