import path from "node:path";
import type { Writable } from "node:stream";
import { AppError, Conflict, Invalid } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";
import { linesOf } from "./lines";
import { type Child, type Cost, startReader } from "./process";
import type { FromReader, ToReader } from "./wire";

/**
 * The reader's program, which each start of the application bundles into one file, so that it starts in 0.1 s.
 */
export const READER = path.join("node_modules", ".cache", "blacklist", "reader.cjs");

/** Returns the error for a file that took its reader too much. */
const TOO_COSTLY =
  "The file takes more time or memory than a list of its size; save the list as plain CSV and upload that.";

/**
 * Asks a reader, which is a child process, about a file, and yields its findings as they come. The reader ends when the
 * caller stops listening or aborts `signal`. Throws the reader's refusal of the file, `Invalid` with one sentence when
 * the file takes more memory or time than its size allows, and `Conflict` when the file is removed meanwhile.
 */
export async function* askReader(
  question: unknown,
  { bytes, cost, signal }: { bytes: Bytes; cost?: Cost; signal?: AbortSignal },
): AsyncGenerator<unknown> {
  signal?.throwIfAborted();
  const child = startReader(READER, bytes.size, cost);
  const stop = () => child.end();
  signal?.addEventListener("abort", stop);
  try {
    const asked: ToReader = { question, byteSize: bytes.size };
    child.input.write(`${JSON.stringify(asked)}\n`);
    for await (const line of linesOf(child.output)) {
      // Written by the reader's own `say` only.
      const said = JSON.parse(line) as FromReader;
      if ("want" in said) await send(bytes, said.want, child.input);
      else if ("found" in said) yield said.found;
      else if ("refusal" in said) throw new AppError(said.refusal.status, said.refusal.errors);
      else if ("mistake" in said) throw new Error(`the reader made a mistake: ${said.mistake}`);
      else return;
    }
    signal?.throwIfAborted();
    throw await whyEnded(child);
  } finally {
    signal?.removeEventListener("abort", stop);
    child.end();
  }
}

/**
 * Sends the bytes that the reader asked for, a mebibyte at most. It does not wait until they are taken, because the
 * reader may be waiting until its own output is.
 */
async function send(bytes: Bytes, [from, to]: [number, number], input: Writable): Promise<void> {
  let sent = 0;
  for await (const piece of bytes.read(from, to)) {
    sent += piece.length;
    if (!input.destroyed) input.write(piece);
  }
  if (sent < to - from) throw new Conflict("The file was discarded while it was read.");
}

async function whyEnded(child: Child): Promise<Error> {
  const { costly, how } = await child.ended;
  return costly ? new Invalid({ base: [TOO_COSTLY] }) : new Error(`the reader ended with ${how}`);
}
