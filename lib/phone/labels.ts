/** Words for an extension, in the languages that lists come in, and libphonenumber's own. */
const EXTENSION_WORDS = [
  "e?xt(?:ensi[oó]n?|n)?|x|#|~|int(?:erno?)?|option|opt|local|loc",
  "доб(?:авочный)?|внутр?|durchwahl|dw|nebenstelle|nst|apparat|app|poste|p|anexo|ramal|interior",
  "wew(?:n(?:ętrzny)?)?|toestel|tst|ankn(?:ytning)?|anknytn|lokal|lok|klapka|linka|mell(?:ék)?|dahili",
  "内線|内线|分机|分機|转|轉|내선",
].join("|");
/** With a word behind it, as a name: `ext 12 Bob`. */
const EXTENSION = new RegExp(
  `[\\s,;.(/-]*(?<!\\p{L})(?:${EXTENSION_WORDS})[\\s.:=-]*\\d{1,7}[)#]?(?:\\s+\\p{L}[\\p{L}\\s.'-]*)?$`,
  "iu",
);
const DIALLED_ON = /[-\s]+\d{1,6}#$/;
const PAUSE = /^(.*\d.*?)[,;]+ ?\d{1,6}#?$/;

/** Words for a kind of telephone, written before or behind the number. */
const KINDS = [
  "tel(?:e(?:phone|fono?|fon))?|tél(?:éphone)?|phone|ph|mob(?:ile?|il)?|m|cell(?:ular)?|cel(?:ular)?|c",
  "móvil|movil|portable|handy|home|h|work|w|office|o|direct|main|business|biz|private|privat|fax|f",
].join("|");
const BRACKETED = "\\(\\p{L}[\\p{L}\\s.]{0,18}\\)";
const LABEL_BEFORE = new RegExp(`^\\s*(?:${BRACKETED}|(?:${KINDS})[.:]?\\s)\\s*(?=[+(\\d])`, "iu");
const LABEL_BEHIND = new RegExp(`\\s*(?:${BRACKETED}|\\s[-,/]?\\s*(?:${KINDS})\\.?)$`, "iu");

/** So many digits are a number without what was taken off it. */
const ENOUGH = 7;

/** A written number without an extension, a pause or a word for the kind of telephone beside it. */
export function withoutLabels(text: string): string {
  if (/^[\d\s+().-]*$/.test(text)) return text;
  const number = cut(cut(text, LABEL_BEFORE), LABEL_BEHIND);
  const paused = PAUSE.exec(number)?.[1];
  if (paused !== undefined && hasEnough(paused)) return paused;
  return cut(number.replace(EXTENSION, ""), DIALLED_ON);
}

function cut(text: string, label: RegExp): string {
  const rest = text.replace(label, "");
  return hasEnough(rest) ? rest : text;
}

const hasEnough = (text: string) => text.replace(/\D/g, "").length >= ENOUGH;
