import { SaxesParser } from "saxes";
import { AppError } from "@/lib/errors";
import { damaged } from "@/lib/files/zip";

export type Attributes = Readonly<Record<string, string>>;

/** What a reader is told of an XML text. Names come without their prefixes, text in pieces. */
export type XmlEvents = {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
};

/** No workbook has more text without a tag, all of which the parser would hold. */
const LONGEST_STRETCH = 1 << 20;
/** No workbook has tags nested deeper. The parser holds each open tag. */
const DEEPEST = 32;

/** Reads XML piece by piece. Throws the same sentence for everything that is not XML. */
export class XmlReader {
  private readonly parser = new SaxesParser();
  private readonly decoder = new TextDecoder();
  /** Characters since the last piece with a tag in it. */
  private stretch = 0;
  private depth = 0;

  constructor(events: XmlEvents) {
    // A document type could define endless texts; workbooks have none.
    this.parser.on("doctype", () => {
      throw damaged();
    });
    this.parser.on("opentag", (tag) => {
      this.stretch = 0;
      this.depth += 1;
      if (this.depth > DEEPEST) throw damaged();
      events.open(local(tag.name), tag.attributes);
    });
    this.parser.on("text", events.text);
    this.parser.on("cdata", events.text);
    this.parser.on("closetag", (tag) => {
      this.stretch = 0;
      this.depth -= 1;
      events.close(local(tag.name));
    });
  }

  /** Takes the next bytes; a call without bytes ends the text. */
  write(bytes?: Uint8Array): void {
    try {
      const text = this.decoder.decode(bytes, { stream: bytes !== undefined });
      this.stretch += text.length;
      this.parser.write(text);
      if (this.stretch > LONGEST_STRETCH) throw damaged();
      if (!bytes) this.parser.close();
    } catch (error) {
      throw error instanceof AppError ? error : damaged();
    }
  }
}

/** Reads a whole XML text. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, open: XmlEvents["open"]): Promise<void> {
  const reader = new XmlReader({ open, text: () => undefined, close: () => undefined });
  for await (const piece of bytes) reader.write(piece);
  reader.write();
}

const local = (name: string) => (name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);
