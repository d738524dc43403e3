import { Malformed } from "@/lib/errors";
import { bodyOf } from "./bodies";

/** A part of a form. Read its bytes to their end before asking for the next part. */
export type Part = { name: string; fileName: string | null; bytes: AsyncGenerator<Uint8Array> };

const LONGEST_HEAD = 16_384;
const LINE_END = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");

/**
 * Yields the parts of a multipart form of at most `limit` bytes, each as it comes: `formData()` would hold a whole file
 * in memory.
 */
export async function* partsOf(request: Request, limit?: number): AsyncGenerator<Part> {
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(
    request.headers.get("content-type") ?? "",
  );
  if (!boundary) throw malformed();
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const source = new Source(bodyOf(request, limit));
  await drain(source.until(delimiter));
  for (;;) {
    const line = await source.text(LINE_END);
    if (line.startsWith("--")) return;
    const head = line.trim() === "" ? await source.text(HEAD_END) : "";
    const name = parameter(head, "name");
    if (name === null) throw malformed();
    yield { name, fileName: parameter(head, "filename"), bytes: source.until(delimiter) };
  }
}

/** Returns the whole text of a part that is no file. Throws `Malformed` when it is longer than `limit` bytes. */
export async function fieldText({ name, bytes }: Part, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > limit) throw new Malformed({ [name]: ["is too long for a field"] });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function parameter(head: string, name: string): string | null {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? "";
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(disposition);
  return found ? (found[1] ?? found[2] ?? "").replace(/\\(["\\])/g, "$1") : null;
}

async function drain(bytes: AsyncGenerator<Uint8Array>) {
  while (!(await bytes.next()).done);
}

const malformed = () => new Malformed({ base: ["The body is not the form that its Content-Type says."] });

/** Reads bytes up to delimiters. It begins with a line end, so that the first delimiter is like the others. */
class Source {
  private rest: Buffer = LINE_END;
  constructor(private readonly bytes: AsyncGenerator<Uint8Array>) {}

  /** Yields the bytes before the next delimiter, piece by piece, and skips the delimiter. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.rest.indexOf(delimiter);
      const sure = at >= 0 ? at : Math.max(0, this.rest.length - delimiter.length + 1);
      if (sure > 0) yield this.rest.subarray(0, sure);
      this.rest = this.rest.subarray(at >= 0 ? at + delimiter.length : sure);
      if (at >= 0) return;
      const { done, value } = await this.bytes.next();
      if (done) throw malformed();
      this.rest = Buffer.concat([this.rest, value]);
    }
  }

  async text(delimiter: Buffer): Promise<string> {
    let text = "";
    for await (const piece of this.until(delimiter)) {
      text += Buffer.from(piece).toString("utf8");
      if (text.length > LONGEST_HEAD) throw malformed();
    }
    return text;
  }
}
