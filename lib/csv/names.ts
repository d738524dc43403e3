const NUMBER_NAMES = [
  "phone|telephone|tel|mobile|cell|cellphone|msisdn|ani|cli|dnis|caller|callerid|e164|e 164",
  "phonenumber|phonenumbers|phones|phoneno|phonenr|mobilenumber|mobileno|cellnumber|callernumber|telephonenumber",
  "telefon|telefonnummer|telefonnr|rufnummer|handy|handynummer|mobil|mobilnummer|mobiltelefon|anrufer",
  "telefono|teléfono|móvil|movil|celular|cellulare|telefone|telemóvel|téléphone|portable|mobiel|telefoonnummer",
  "telefonnumer|numer telefonu|telefón|puhelin|puhelinnumero|matkapuhelin|nomor telepon|điện thoại|số điện thoại",
  "телефон|мобильный|номер телефона|τηλέφωνο|טלפון|هاتف|الهاتف|جوال|फ़ोन|โทรศัพท์",
  "电话|電話|手机|手機|号码|號碼|电话号码|電話番号|携帯|携帯電話|전화|전화번호|휴대폰",
];
const WEAK_NAMES =
  "number|numbers|nummer|numero|número|numéro|num|nr|no|contact|endpoint|destination|номер|番号|رقم|from|to";
const OTHER_NAMES =
  "id|uuid|zip|zipcode|postal|postcode|plz|date|time|created|updated|area code|amount|price|total|account|order|invoice|ssn|fax|age|duration|seconds|lat|lon|ip";

const anyWord = (names: string) => new RegExp(`(?<![\\p{L}\\d])(?:${names})(?![\\p{L}])`, "u");
const [NUMBER, WEAK, OTHER] = [anyWord(NUMBER_NAMES.join("|")), anyWord(WEAK_NAMES), anyWord(OTHER_NAMES)];

const NAMES =
  "name|names|full name|fullname|contact name|caller name|customer name|customer|display name|person|contact person|vollständiger name|kontaktname|ansprechpartner|kunde|kundenname|nombre|nombre completo|nombre y apellidos|cliente|nom|nom complet|nom et prénom|client";
const REASONS = "reason|grund|sperrgrund|motivo|razón|razon|raison|motif";
const NOTES =
  "note|notes|comment|comments|description|remark|remarks|memo|notiz|notizen|bemerkung|bemerkungen|kommentar|beschreibung|anmerkung|nota|notas|comentario|comentarios|observación|observaciones|descripción|remarque|remarques|commentaire|commentaires";
const MEANINGS = {
  name: new RegExp(`^(?:${NAMES})$`, "u"),
  reason: anyWord(REASONS),
  note: anyWord(NOTES),
};

/** What a column seems to hold by its name: the name of a contact, why it is to be blocked, a note on it. */
export function meaningOf(header: string): keyof typeof MEANINGS | null {
  const words = wordsOf(header);
  if (words.startsWith("rejected ")) return null;
  const found = (["name", "reason", "note"] as const).find((meaning) => MEANINGS[meaning].test(words));
  return found ?? null;
}

/** How much a column's name speaks for phone numbers in it, from -0.5 (a date, an id) to 1. */
export function nameWeight(header: string): number {
  const words = wordsOf(header).replace("caller id", "caller");
  if (OTHER.test(words)) return -0.5;
  if (NUMBER.test(words)) return 1;
  return WEAK.test(words) ? 0.5 : 0;
}

const wordsOf = (header: string) =>
  header
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[_\-./#:\s]+/g, " ")
    .trim();
