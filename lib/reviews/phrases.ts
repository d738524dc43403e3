/**
 * Words of a text that may revoke consent. Each finds too much rather than too little: a person decides. Their sources:
 * the FCC's order on revocation (FCC 24-24, 47 CFR 64.1200(a)(10)), by which any reasonable words revoke; the opt-out
 * keywords of CTIA, Twilio, Telnyx and AWS within a longer text; and what people write in the complaints that courts
 * quote ("stop texting me", "remove me from your list", "wrong number", "lose my number").
 */
const PHRASES: readonly RegExp[] = [
  // A keyword within a longer text, and its usual misspellings.
  /\b(st[o0]+p+(ed|ping|all|s)?|sto|stpo|sotp|unsub\w*|un-?subscribe|opt(ing|ed)?[\s-]?out|revoke\w*|quit|cancel\w*|cease|desist)\b/,
  /\bremove\b|\b(take|get) (me|my \w+|this \w+) off\b|\boff (of )?(your|the|this|all) (\w+ )?lists?\b/,
  /\b(delete|erase|lose|forget) (me|my|this)\b/,
  // Being told not to.
  /\b(do not|don'?t|dont|never|no more|no longer|not to)\s(\w+\s){0,3}(text|call|contact|message|msg|sms|email|bother|write|dial|reach|spam|want)\w*/,
  /\b(do not|don'?t|dont) (disturb|call list)\b|\bdo-not-call\b|\bdnc\b/,
  /\b(not|no longer|never) (interested|consent\w*|signed? up|subscribe\w*|agree\w*)\b|\bno (thanks|thank you|consent|permission)\b/,
  /\bleave (me|us) (alone|be)\b|\bgo away\b|\bpiss off\b|\bf\w*\W* off\b|\bget lost\b|\benough\b/,
  // Somebody else's number, and threats, which come from people who have said it before.
  /\bwrong (number|person|guy|phone|one)\b|\bnot (my|the right|this) (name|person|number)\b|\bwho gave you\b/,
  /\b(report(ed|ing)?|block(ed|ing)?) (you|this|it)\b|\bharass\w*|\bspam\w*|\b(lawyer|attorney|lawsuit|sue|suing|tcpa|fcc|ftc)\b/,
  // Spanish and French, which many people in the United States and Canada write.
  /\b(no|ya no|nunca) (me |nos )?(llam|escrib|mand|envi|contact|molest|text)\w*|\b(alto|basta|parar?|pare|deten\w*|cancelar|borr\w+|elimin\w+|quit[ae]\w*)\b|\bdej[ea]\w* de\b|\bdar(me)? de baja\b|\bnumero equivocado\b/,
  /\b(arret\w*|desabonn\w*|desinscri\w*|retir\w+|supprim\w+)\b|\bne (me|m'|nous) ?(\w+) (pas|plus)\b|\bmauvais numero\b/,
];

/** A hand or a sign that says stop. */
const SIGNS = /🛑|⛔|🚫|✋|🖕/u;

/** So many characters of a text are read: more than a text has. */
const READ = 2_000;

/**
 * Finds the words of a text that may mean that the person wants no more texts or calls. Returns them as the text has
 * them without accents, in small letters, or null. It finds them anywhere, also in "don't stop": nothing follows from
 * it but that a person reads the text.
 */
export function maybeRevocation(message: string): string | null {
  const plain = message
    .slice(0, READ)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .toLowerCase();
  for (const phrase of PHRASES) {
    const [words] = phrase.exec(plain) ?? [];
    if (words) return words.trim();
  }
  return SIGNS.exec(message)?.[0] ?? null;
}
