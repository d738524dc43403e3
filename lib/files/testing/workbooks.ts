import { deflateRawSync } from "node:zlib";
import type { Bytes } from "@/lib/files/bytes";

type Member = { name: string; content: string | Uint8Array; flags?: number; method?: number; says?: number };

/** For tests: returns a zip file. `says` is the size that a member claims, which may be false. */
export function zipOf(...members: Member[]): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, method = 8, says } of members) {
    const plain = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | 0x0800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("504b01021400", "hex"), common, tail, path);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from("504b0506", "hex"), end]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** `before` stands before the rows: columns and their like. */
type SheetXml = { name: string; rows: string; state?: string; before?: string };

/** For tests: returns a workbook of sheets whose rows are XML, with shared strings and number formats. */
export function workbookOf(
  sheets: SheetXml[],
  { strings = "", formats = "", cellFormats = "", workbookPr = "" } = {},
): Buffer<ArrayBuffer> {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (rows: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`;
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
  );
  return zipOf(
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "_rels/.rels", content: relations(relation("rId1", "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations(
        sheets.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("") +
          relation("rIdA", "sharedStrings", "sharedStrings.xml") +
          relation("rIdB", "styles", "styles.xml"),
      ),
    },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${kinds}">${workbookPr}<sheets>${list.join("")}</sheets></workbook>`,
    },
    { name: "xl/sharedStrings.xml", content: `<sst xmlns="${main}">${strings}</sst>` },
    {
      name: "xl/styles.xml",
      content: `<styleSheet xmlns="${main}"><numFmts>${formats}</numFmts><cellXfs>${cellFormats}</cellXfs></styleSheet>`,
    },
    ...sheets.map(({ rows, before = "" }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData></worksheet>`,
    })),
  );
}

/** For tests: returns bytes that can be read from any place, in pieces. */
export function bytesOf(content: Uint8Array, piece = 1_000): Bytes {
  return {
    size: content.length,
    read: async function* (from, to) {
      for (let at = from; at < to; at += piece) yield content.subarray(at, Math.min(at + piece, to));
    },
  };
}
