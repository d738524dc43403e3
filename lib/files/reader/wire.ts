import type { ErrorStatus, FieldErrors } from "@/lib/errors";

/**
 * What the reader, a child process, writes to its standard output, one JSON text a line: which bytes of the file it
 * wants, what it found, that it is done, or why it failed. Its standard input brings the question on the first line and
 * then the bytes.
 */
export type FromReader =
  | { want: [from: number, to: number] }
  | { found: unknown }
  | { refusal: { status: ErrorStatus; errors: FieldErrors } }
  | { mistake: string }
  | { done: true };

/** What it is asked, with what a file's bytes do not say. */
export type ToReader = { question: unknown; byteSize: number };
