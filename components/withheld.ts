/** Says how many callers withheld their number lately, as a sentence. `count` stops at 10,000. */
export function withheldWords(count: number): string {
  if (count === 0) return "Nobody withheld their number in the last 30 days.";
  if (count === 1) return "One caller withheld their number in the last 30 days.";
  const many = count >= 10_000 ? "10,000 callers or more" : `${count.toLocaleString("en-US")} callers`;
  return `${many} withheld their number in the last 30 days.`;
}
