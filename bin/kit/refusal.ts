/** Stops a command without being a bug of ours: its message is one sentence, and no stack is shown. */
export class CommandRefusal extends Error {
  override name = "Refusal";
}

/** The message of an error, or of anything else that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
