import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decodeText, gunzip } from "@/lib/files/files";

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Uint8Array, size = 7): Promise<string> {
  let text = "";
  for await (const piece of decodeText(chunksOf(bytes, size))) text += piece;
  return text;
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const latin = (text: string) => Buffer.from(text, "latin1");
const LIST = "Rufnummer;Größe\r\n+17193132645;\u65e5\u672c\r\n";

describe("the text of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(LIST)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${LIST}`)],
    ["UTF-16 little end first with a mark", Buffer.from(`\ufeff${LIST}`, "utf16le")],
    ["UTF-16 big end first with a mark", utf16be(`\ufeff${LIST}`)],
  ])("is read from %s", async (_, bytes) => {
    expect(await decoded(bytes)).toBe(LIST);
    expect(await decoded(bytes, 1)).toBe(LIST);
    expect(await decoded(bytes, 1_000_000)).toBe(LIST);
  });

  it("is read from UTF-16 without a mark when most of it is Latin", async () => {
    const text = "number,name\n+17193132645,Zoë\n".repeat(50);
    expect(await decoded(Buffer.from(text, "utf16le"))).toBe(text);
    expect(await decoded(utf16be(text))).toBe(text);
  });

  it("is read from Windows-1252, its quotes, dashes and euro included", async () => {
    const bytes = Buffer.concat([
      latin("Caf\xe9;"),
      Buffer.from([0x80, 0x93, 0x94, 0x96, 0x85]),
      latin("\r\n"),
    ]);
    expect(await decoded(bytes)).toBe("Café;€“”–…\r\n");
  });

  it("stays UTF-8 in the lines around one that is not", async () => {
    const bytes = Buffer.concat([Buffer.from("Zoë\n"), latin("Caf\xe9\n"), Buffer.from("Größe")]);
    expect(await decoded(bytes)).toBe("Zoë\nCafé\nGröße");
  });

  it("of an empty file is nothing", async () => {
    expect(await decoded(Buffer.alloc(0))).toBe("");
  });

  it("has no zero characters", async () => {
    expect(await decoded(Buffer.concat([Buffer.alloc(5_000, "7193132645\n"), Buffer.from("\0x")]))).toMatch(
      /\ufffdx$/,
    );
  });

  it("of a line without an end comes out in pieces", async () => {
    const pieces: number[] = [];
    const endless = Buffer.alloc(5 << 20, "7");
    for await (const piece of decodeText(chunksOf(endless, 1 << 16))) pieces.push(piece.length);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(1 << 21);
    expect(pieces.reduce((a, b) => a + b)).toBe(endless.length);
  });

  it("does not depend on how the bytes were cut", async () => {
    const byte = fc.oneof(
      fc.constantFrom(0x0a, 0x0d, 0x2c, 0x31, 0xc3, 0xa9, 0xe9, 0x80),
      fc.integer({ min: 9, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        async (tail, size) => {
          const bytes = Buffer.concat([Buffer.alloc(5_000, "1,2\n"), Buffer.from(tail)]);
          expect(await decoded(bytes, size * 1_000 + 1)).toBe(await decoded(bytes, bytes.length));
        },
      ),
    );
  });

  it("of any text in UTF-8 is that text", async () => {
    const character = fc.constantFrom("a", "1", ",", "\n", "\r", "é", "日", "😀", "“");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
        expect(await decoded(Buffer.from(text), size)).toBe(text);
      }),
    );
  });
});

test.each([
  ["a workbook", Buffer.from("504b030414000600080000002100", "hex")],
  ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)])],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n")],
  ["noise", Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7_919) % 251))],
])("%s is no text and says so in one sentence", async (_, bytes) => {
  await expect(decoded(bytes)).rejects.toThrow(
    /^This is not a text file; save the list as CSV or plain text/,
  );
});

async function unpack(bytes: Uint8Array, maxBytes = 1_000_000): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of gunzip(chunksOf(bytes, 1_000), maxBytes)) parts.push(part);
  return Buffer.concat(parts);
}

describe("a gzip file", () => {
  const list = Buffer.from("+17193132645\n".repeat(20_000));
  it("is unpacked, and another file is passed on", async () => {
    expect(list.equals(await unpack(gzipSync(list)))).toBe(true);
    expect(list.equals(await unpack(list))).toBe(true);
    expect((await unpack(Buffer.alloc(0))).length).toBe(0);
  });

  it("that would unpack to more than the limit is refused before it is unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    await expect(unpack(bomb)).rejects.toMatchObject({ status: 413 });
  });

  it("that is damaged or cut off is refused in one sentence", async () => {
    const packed = gzipSync(list);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 20, 60);
    await expect(unpack(damaged)).rejects.toThrow(/^This gzip file is damaged/);
    await expect(unpack(packed.subarray(0, 200))).rejects.toThrow(/^This gzip file is damaged/);
  });

  it("whose source fails, fails with the source's error", async () => {
    const packed = gzipSync(list);
    const failing = async function* () {
      yield packed.subarray(0, 5_000);
      throw new Error("the connection was cut");
    };
    const read = async () => {
      for await (const part of gunzip(failing(), 1_000_000)) expect(part.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toThrow("the connection was cut");
  });
});
