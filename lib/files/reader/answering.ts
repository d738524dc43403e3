import { writeSync } from "node:fs";
import { AppError } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";
import type { FromReader, ToReader } from "./wire";

const LINE_FEED = 0x0a;
const BLOCK = 1 << 20;
/** So many blocks are kept, because a zip file is read at its end, at its directory and in between. */
const KEPT = 4;
const OUTPUT = 1;

/**
 * Runs a reader process: reads the question, and writes each answer of `answer`, or why there is none. An answer is
 * written at once; the process waits while nobody takes it.
 */
export async function serveReader(
  answer: (question: unknown, bytes: Bytes) => AsyncIterable<unknown>,
): Promise<void> {
  try {
    const inbox = new Inbox();
    const { question, byteSize } = await inbox.question();
    for await (const found of answer(question, new WantedBytes(inbox, byteSize))) say({ found });
    say({ done: true });
  } catch (error) {
    if (error instanceof AppError) say({ refusal: { status: error.status, errors: error.errors } });
    else say({ mistake: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  process.exit(0);
}

function say(said: FromReader): void {
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(OUTPUT, bytes, at);
}

type Waiting = { length: number; take(bytes: Buffer): void };

/**
 * The standard input: the question on a line, then the bytes that were asked for, in that order.
 */
class Inbox {
  private pieces: Buffer[] = [];
  private length = 0;
  private readonly waiting: Waiting[] = [];
  private asked: ((text: string) => void) | null = null;

  constructor() {
    process.stdin.on("data", (piece: Buffer) => this.add(piece));
    // The process that asked is gone.
    process.stdin.on("end", () => process.exit(0));
  }

  async question(): Promise<ToReader> {
    const text = await new Promise<string>((resolve) => (this.asked = resolve));
    // Written by `askReader` only.
    return JSON.parse(text) as ToReader;
  }

  /** Returns the next `length` bytes. */
  next(length: number): Promise<Buffer> {
    return new Promise((take) => {
      this.waiting.push({ length, take });
      this.deliver();
    });
  }

  private add(piece: Buffer): void {
    const end = this.asked ? piece.indexOf(LINE_FEED) : -1;
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.asked && end >= 0) {
      const all = Buffer.concat(this.pieces);
      const line = this.length - piece.length + end;
      this.asked(all.toString("utf8", 0, line));
      this.asked = null;
      this.pieces = [all.subarray(line + 1)];
      this.length -= line + 1;
    }
    if (!this.asked) this.deliver();
  }

  private deliver(): void {
    for (let next = this.waiting[0]; next && this.length >= next.length; next = this.waiting[0]) {
      const all = Buffer.concat(this.pieces);
      this.waiting.shift();
      this.pieces = [all.subarray(next.length)];
      this.length -= next.length;
      next.take(all.subarray(0, next.length));
    }
  }
}

/** The bytes of the file. Each block is asked for a little before it is needed. */
class WantedBytes implements Bytes {
  private readonly blocks = new Map<number, Promise<Buffer>>();

  constructor(
    private readonly inbox: Inbox,
    readonly size: number,
  ) {}

  async *read(from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; ) {
      const number = Math.floor(at / BLOCK);
      const block = this.block(number);
      const start = number * BLOCK;
      if (to > start + BLOCK) this.block(number + 1);
      yield (await block).subarray(at - start, Math.min(to - start, BLOCK));
      at = start + BLOCK;
    }
  }

  private block(number: number): Promise<Buffer> {
    const from = number * BLOCK;
    const to = Math.min(this.size, from + BLOCK);
    const block = this.blocks.get(number) ?? this.fetch(from, to);
    this.blocks.delete(number);
    this.blocks.set(number, block);
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= KEPT) break;
      this.blocks.delete(oldest);
    }
    return block;
  }

  private fetch(from: number, to: number): Promise<Buffer> {
    if (to <= from) return Promise.resolve(Buffer.alloc(0));
    const bytes = this.inbox.next(to - from);
    say({ want: [from, to] });
    return bytes;
  }
}
