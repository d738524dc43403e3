import { randomUUID } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LRUCache } from "lru-cache";
import type { Packed } from "@/lib/files/zip";
import { plainText } from "./values";
import { XmlReader } from "./xml";

const BLOCK = 256;
const IN_MEMORY = 8 << 20;
/** So many characters of the strings read last stay in memory. */
const RECENT = 1 << 24;
/** The most characters that a cell may hold. */
export const LONGEST = 32_767;

/** The place of 256 strings: in memory, or in the file. */
type Place = Buffer | { at: number; length: number };

/**
 * The shared strings of a workbook, read only as far as they are needed. Strings beyond 8 MB are in a file that no
 * other process can open and that vanishes with this process, however it ends.
 */
export class SharedStrings {
  private readonly places: Place[] = [];
  private readonly recent = new LRUCache<number, string[]>({
    max: 64,
    maxSize: RECENT,
    sizeCalculation: (strings) => strings.reduce((sum, string) => sum + string.length, 1),
  });
  private block: string[] = [];
  private current: string | null = null;
  private phonetic = 0;
  private inText = false;
  private kept = 0;
  private file: number | null = null;
  private written = 0;
  private readonly source: AsyncGenerator<Uint8Array> | null;
  private ended = false;
  private readonly xml = new XmlReader({
    open: (name) => this.open(name),
    text: (text) => {
      if (this.inText && this.current !== null && this.current.length < LONGEST) this.current += text;
    },
    close: (name) => this.close(name),
  });

  constructor(packed: Packed | null) {
    this.source = packed?.read() ?? null;
  }

  /** Reads on until the string of this index, or every string, has been read. */
  async readTo(index: number): Promise<void> {
    while (!this.ended && index >= this.count) {
      const next = await this.source?.next();
      this.ended = next === undefined || next.done === true;
      if (next && !next.done) this.xml.write(next.value);
      else if (next) this.xml.write();
    }
  }

  /** Returns a string that has been read; empty when the workbook has none of this index. */
  at(index: number): string {
    const number = Math.floor(index / BLOCK);
    if (number >= this.places.length) return this.block[index - this.places.length * BLOCK] ?? "";
    const strings = this.recent.get(number) ?? this.fetch(number);
    return strings[index % BLOCK] ?? "";
  }

  /** Closes the file and stops reading. */
  async free(): Promise<void> {
    this.ended = true;
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    await this.source?.return(undefined);
  }

  private get count(): number {
    return this.places.length * BLOCK + this.block.length;
  }

  private open(name: string): void {
    if (name === "si") this.current = "";
    if (name === "rPh") this.phonetic += 1;
    if (name === "t") this.inText = this.phonetic === 0;
  }

  private close(name: string): void {
    if (name === "rPh") this.phonetic -= 1;
    if (name === "t") this.inText = false;
    if (name !== "si" || this.current === null) return;
    this.block.push(plainText(this.current.slice(0, LONGEST)));
    this.current = null;
    if (this.block.length === BLOCK) this.store();
  }

  private store(): void {
    const bytes = Buffer.from(JSON.stringify(this.block));
    this.block = [];
    this.kept += bytes.length;
    if (this.kept <= IN_MEMORY) return void this.places.push(bytes);
    this.file ??= unnamedFile();
    writeSync(this.file, bytes);
    this.places.push({ at: this.written, length: bytes.length });
    this.written += bytes.length;
  }

  private fetch(number: number): string[] {
    const place = this.places[number];
    if (!place) return [];
    const bytes = Buffer.isBuffer(place) ? place : this.fromFile(place);
    // Only `store` writes these bytes.
    const strings = JSON.parse(bytes.toString()) as string[];
    this.recent.set(number, strings);
    return strings;
  }

  private fromFile({ at, length }: { at: number; length: number }): Buffer {
    const bytes = Buffer.alloc(length);
    if (this.file !== null) readSync(this.file, bytes, 0, length, at);
    return bytes;
  }
}

function unnamedFile(): number {
  const name = path.join(tmpdir(), `blacklist-${randomUUID()}`);
  const file = openSync(name, "wx+", 0o600);
  unlinkSync(name);
  return file;
}
