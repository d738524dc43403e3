/** There must be at least one fact of each kind, or the comparison would prove less than it claims. */
const EXPECTED = {
  "a contact that is named by the list": /^\["contact".*"Zoë Müller"/,
  "a log row whose reason is the list's": /^\["log".*"import".*"litigator"/,
  "a number blocked anew after an unblocking": /^\["log" ?, ?"[+\d]+" ?, ?3 ?,/,
  "a number asked for again": /^\["asked again"/,
  "a rejected row": /^\["rejected"/,
  "an upload": /^\["upload"/,
};

/**
 * Says what is wrong with an undisturbed run, since the others are only compared with it: a log that does not
 * alternate, runs backwards or does not name the block that it ends; a wrong count; something left over; nothing to
 * compare.
 */
export function unsound(facts: string[]): string[] {
  const missing = Object.entries(EXPECTED).filter(([, like]) => !facts.some((fact) => like.test(fact)));
  return [...facts.filter(isWrong), ...missing.map(([what]) => `there is not ${what}`)];
}

function isWrong(fact: string) {
  const [kind, ...rest] = JSON.parse(fact) as unknown[];
  if (kind === "log") return rest.slice(-3).includes(false);
  if (kind === "contact" || kind === "the count is exact") return rest.at(-1) !== true;
  return kind === "left over" && rest.some((count) => count !== 0);
}
