import type { ErrorStatus, FieldErrors } from "@/lib/errors";

/**
 * What the reader, a child process, writes on its standard output, one JSON text a line: which bytes of the file it
 * wants, what it found, that it is done, or why it is not. The bytes come on its standard input, behind the question on
 * the first line.
 */
export type FromReader =
  | { want: [from: number, to: number] }
  | { found: unknown }
  | { refusal: { status: ErrorStatus; errors: FieldErrors } }
  | { mistake: string }
  | { done: true };

/** What it is asked, with what a file's bytes do not say. */
export type ToReader = { question: unknown; byteSize: number };
