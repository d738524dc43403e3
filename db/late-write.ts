/**
 * Whether this is the driver's late write: postgres.js 3.4.9 sends the next statement of a transaction whose connection was
 * lost to a socket that is gone, outside any promise. The transaction has failed by then and its caller knows, so nothing
 * is wrong but the throw itself, which would end a process that has other work.
 */
export function isLateWrite(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("message" in error)) return false;
  const stack = "stack" in error ? String(error.stack) : "";
  return error.message === "Cannot read properties of null (reading 'write')" && stack.includes("nextWrite");
}
