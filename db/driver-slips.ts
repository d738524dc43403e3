/**
 * Whether an error is one that the driver (postgres.js 3.4.9) throws outside any promise when a connection breaks, so
 * that no code can catch it. The caller that waits for an answer has been told, or is answered on another connection.
 * Nothing is wrong but the throw itself, which would end a process that has other work.
 */
export function isDriverSlip(error: unknown): boolean {
  return isRecord(error) && (isLateWrite(error) || isLostTypes(error));
}

/** The next statement of a transaction whose connection was lost, sent to a socket that is gone. */
function isLateWrite({ message, stack }: Record<string, unknown>): boolean {
  return (
    message === "Cannot read properties of null (reading 'write')" && String(stack).includes("nextWrite")
  );
}

/** The driver's own first question on a new connection, for the types of arrays. */
function isLostTypes({ query }: Record<string, unknown>): boolean {
  return typeof query === "string" && /from pg_catalog\.pg_type\b[^]*typcategory = 'A'/.test(query);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
