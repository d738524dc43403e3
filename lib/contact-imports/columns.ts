import { Invalid } from "@/lib/errors";

/**
 * The place of the column of this name, in whatever case; throws `Invalid` under `field` for one that the file has not.
 */
export function columnNamed(headers: readonly string[], field: string, name: string): number {
  const same = (header: string) => header.trim().toLowerCase() === name.trim().toLowerCase();
  const exact = headers.indexOf(name);
  const column = exact >= 0 ? exact : headers.findIndex(same);
  if (column < 0)
    throw new Invalid({ [field]: [`is not a column of this file; it has ${headers.join(", ")}`] });
  return column;
}
