import path from "node:path";
import type { Writable } from "node:stream";
import { AppError, Conflict, Invalid } from "@/lib/errors";
import type { Bytes } from "@/lib/files/bytes";
import { linesOf } from "./lines";
import { type Child, type Cost, startReader } from "./process";
import type { FromReader, ToReader } from "./wire";

/**
 * The program of the reader, bundled into one file at each start of the application: it is up in a tenth of a second.
 */
export const READER = path.join("node_modules", ".cache", "blacklist", "reader.cjs");

/** The sentence for a file that a reader was stopped at. */
const TOO_COSTLY =
  "The file takes more time or memory than a list of its size; save the list as plain CSV and upload that.";

/**
 * Asks the reader, a child process of its own, about a file, and gives what it finds as it finds it. Whoever stops
 * listening, or aborts `signal`, ends it. Throws what the reader refuses the file for, `Invalid` with one sentence when
 * it takes more memory or time than a file of its size may, `Conflict` when the file goes away meanwhile.
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
 * Sends the bytes that are wanted, a mebibyte at most, without waiting for them to be taken: the reader may be waiting
 * itself for somebody to take what it says.
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
