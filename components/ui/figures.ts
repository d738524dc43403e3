const whole = new Intl.NumberFormat("en-US");

/** Writes a count with separated thousands, and as "10,000+" when counting stopped early. */
export function count(value: number, exact = true): string {
  return exact ? whole.format(value) : `${whole.format(value)}+`;
}

/** Writes a count and its noun: `counted(1, "row")` is "1 row", `counted(2, "entry", "entries")` is "2 entries". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${whole.format(value)} ${value === 1 ? one : many}`;
}

/** Writes a number of bytes in a unit that people read easily. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(value) / 3), units.length);
  const scaled = value / 1000 ** power;
  return `${scaled < 10 ? scaled.toFixed(1) : Math.round(scaled)} ${units[power - 1]}`;
}

/** Writes a number of seconds as a length of time: "13 s", "4 min 10 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const all = Math.max(0, Math.round(seconds));
  if (all < 60) return `${all} s`;
  if (all < 3600)
    return [`${Math.floor(all / 60)} min`, all % 60 && `${all % 60} s`].filter(Boolean).join(" ");
  const minutes = Math.floor((all % 3600) / 60);
  return [`${count(Math.floor(all / 3600))} h`, minutes && `${minutes} min`].filter(Boolean).join(" ");
}
