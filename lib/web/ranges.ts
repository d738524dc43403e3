/** The bytes from `from` up to, but without, `to`. */
export type Range = { from: number; to: number };

/**
 * Reads a `Range` header (RFC 9110, 14.2). Returns one range of bytes, cut at the file's end; "unsatisfiable" when the
 * file has none of it; and "whole" without a header, for several ranges at once, and for anything else, which a server
 * must ignore.
 */
export function readByteRange(header: string | null, size: number): Range | "whole" | "unsatisfiable" {
  const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  if (first === "") return within({ from: Math.max(0, size - Number(last)), to: size });
  if (last !== "" && Number(last) < Number(first)) return "whole";
  return within({ from: Number(first), to: last === "" ? size : Math.min(size, Number(last) + 1) });
}

const within = (range: Range): Range | "unsatisfiable" => (range.from < range.to ? range : "unsatisfiable");
