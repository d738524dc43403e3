/** Bytes from `from` up to and without `to`. */
export type Range = { from: number; to: number };

/**
 * What a `Range` header asks of a file (RFC 9110, 14.2): one range of bytes, cut at the file's end; "unsatisfiable" when
 * none of it is in the file; "whole" without one, for several ranges at once and for what is no such header, which a server
 * is to pass over.
 */
export function readByteRange(header: string | null, size: number): Range | "whole" | "unsatisfiable" {
  const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  if (first === "") return within({ from: Math.max(0, size - Number(last)), to: size });
  if (last !== "" && Number(last) < Number(first)) return "whole";
  return within({ from: Number(first), to: last === "" ? size : Math.min(size, Number(last) + 1) });
}

const within = (range: Range): Range | "unsatisfiable" => (range.from < range.to ? range : "unsatisfiable");
