/** Names of columns of phone numbers, language by language; plain words first, then what they are put together to. */
const NUMBER_NAMES = [
  "phone|telephone|tel|mobile|cell|cellphone|msisdn|ani|cli|dnis|caller|callerid|e164|e 164|whatsapp|sms|landline",
  "phonenumber|phonenumbers|phones|phoneno|phonenr|mobilenumber|mobileno|cellnumber|callernumber|telephonenumber",
  "recipient|recipients|sender|callee|calling number|called number|blocked number|dialed number|subscriber number",
  "telefon|telefonnummer|telefonnummern|telefonnr|rufnummer|rufnummern|handy|handynummer|mobil|mobilnummer|mobiltelefon|festnetz|anrufer|empfänger",
  "telefono|teléfono|teléfonos|móvil|movil|celular|celulares|destinatario|llamante",
  "téléphone|telephone|portable|mobile|numéro de téléphone|destinataire|appelant|appelé|fixe",
  "cellulare|telefono cellulare|recapito telefonico|chiamante",
  "telefone|telemóvel|telemovel|celular|destinatário",
  "mobiel|telefoonnummer|telefoon|gsm|mobielnummer|ontvanger|beller",
  "telefonnumer|numer telefonu|komórka|komorka|telefon komórkowy|numer komórkowy|odbiorca|dzwoniący",
  "telefón|telefonní číslo|telefonszám|mobilszám|telefonnummer|mobilnummer|mobilnr|mobiltelefon|puhelin|puhelinnumero|matkapuhelin|cep telefonu|cep tel|telefon numarası|telefon no|telefonas|tālrunis",
  "nomor telepon|nomor hp|no hp|điện thoại|số điện thoại|sđt|di động",
  "телефон|телефоны|мобильный|сотовый|номер телефона|мобільний|абонент|получатель|τηλέφωνο|κινητό",
  "טלפון|נייד|هاتف|الهاتف|جوال|الجوال|موبايل|تلفن|موبایل|फ़ोन|फोन|मोबाइल|โทรศัพท์|เบอร์โทร|มือถือ",
  "电话|電話|手机|手機|号码|號碼|电话号码|電話番号|電話號碼|携帯|携帯電話|携帯番号|전화|전화번호|휴대폰|휴대전화|핸드폰",
];
const WEAK_NAMES =
  "number|numbers|nummer|numero|número|numéro|num|nr|no|contact|endpoint|destination|номер|番号|رقم|from|to|source|originator|line|kontakt|contacto|contatto|contato";
/** What looks like numbers and is none: keys, places, times, sums. */
const OTHER_NAMES = [
  "id|uuid|guid|zip|zipcode|zip code|postal|postcode|post code|postalcode|area code|country code|extension|ext|pin",
  "date|time|datetime|timestamp|epoch|unix|created|updated|modified|age|duration|seconds|minutes|birthday|dob|birth",
  "amount|price|total|sum|balance|cost|fee|qty|quantity|score|rate|percent|lat|lon|lng|latitude|longitude|ip",
  "account|accountno|order|orderno|order number|ordernumber|invoice|ticket|case|policy|contract|member|membership|customer id|customer number|customer no|customerno|customernumber|client number|reference|ref|sku|ean|upc|isbn|iban|bic|ssn|tax|vat|license|licence|passport|fax",
  "plz|postleitzahl|bestellnummer|bestellnr|auftragsnummer|auftragsnr|kundennummer|kundennr|kdnr|rechnungsnummer|rechnungsnr|artikelnummer|vertragsnummer|kontonummer|aktenzeichen|datum|zeit|zeitstempel|uhrzeit|betrag|preis|summe|menge|dauer|geburtsdatum|steuernummer",
  "código postal|codigo postal|cp|pedido|factura|fecha|hora|importe|precio|cantidad|dni|nif|cuenta|edad|número de cliente|número de pedido",
  "code postal|commande|facture|date de naissance|heure|montant|prix|quantité|siret|siren|compte|numéro client|numéro de client|numéro de commande",
  "ordine|fattura|importo|prezzo|quantità|codice fiscale|partita iva|codice cliente|numero cliente|numero ordine",
  "cep|encomenda|fatura|valor|preço|quantidade|cpf|cnpj|conta|número do cliente|número do pedido",
  "ordernummer|bestelnummer|klantnummer|factuurnummer|bedrag|prijs|aantal|tijd|kundnummer|ordrenummer|kundenummer|fakturanummer|belopp|pris|tid|dato|postnummer",
  "kod pocztowy|zamówienie|numer zamówienia|numer klienta|faktura|kwota|cena|ilość|czas|pesel|nip|regon|psč|ičo|irányítószám",
  "индекс|почтовый индекс|заказ|номер заказа|номер клиента|счет|счёт|дата|время|сумма|цена|количество|инн|снилс|posta kodu|sipariş|sipariş no|müşteri no|tutar|tarih|saat",
  "郵便番号|注文番号|顧客番号|会員番号|日付|日時|時刻|金額|邮编|邮政编码|订单号|订单编号|客户编号|日期|时间|金额|우편번호|주문번호|고객번호|회원번호|날짜|시간|금액",
];

const anyWord = (names: string) => new RegExp(`(?<![\\p{L}\\d])(?:${names})(?![\\p{L}])`, "u");
const [NUMBER, WEAK, OTHER] = [
  anyWord(NUMBER_NAMES.join("|")),
  anyWord(WEAK_NAMES),
  anyWord(OTHER_NAMES.join("|")),
];

const ENDS_IN_NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(?:${NUMBER_NAMES.join("|")})(?: (?:number|no|nr|value))?[\\d ()]*$`,
  "u",
);
/** What belongs to a number, or to whoever has it, and is none. */
const OF_A_NUMBER =
  /(?<!\p{L})(?:name|names|type|typ|tipo|label|email|e mail|mail|address|status|country|city|state|carrier|provider|count|id|date|time|at|comment|reason)$/u;

const NAMES =
  "name|names|full name|fullname|contact name|caller name|customer name|customer|display name|person|contact person|vollständiger name|kontaktname|ansprechpartner|kunde|kundenname|nombre|nombre completo|nombre y apellidos|cliente|nom|nom complet|nom et prénom|client|nome|nome completo|naam|volledige naam|klant|imię i nazwisko|nazwisko|klient|namn|navn|имя|фио|клиент|ad soyad|isim|名前|氏名|お名前|姓名|名字|이름|성명|الاسم|שם|नाम";
const REASONS =
  "reason|grund|sperrgrund|motivo|razón|razon|raison|motif|reden|powód|orsak|årsag|причина|理由|原因|사유";
const NOTES =
  "note|notes|comment|comments|description|remark|remarks|memo|notiz|notizen|bemerkung|bemerkungen|kommentar|beschreibung|anmerkung|nota|notas|comentario|comentarios|observación|observaciones|descripción|remarque|remarques|commentaire|commentaires|osservazioni|comentário|comentários|opmerking|opmerkingen|uwagi|notatka|заметка|комментарий|примечание|備考|备注|備註|메모|비고";
const MEANINGS = {
  name: new RegExp(`^(?:${NAMES})$`, "u"),
  reason: anyWord(REASONS),
  note: anyWord(NOTES),
};

/** What a column seems to hold by its name: the name of a contact, why it is to be blocked, a note on it. */
export function meaningOf(header: string): keyof typeof MEANINGS | null {
  const words = headerWords(header);
  if (words.startsWith("rejected ")) return null;
  const found = (["name", "reason", "note"] as const).find((meaning) => MEANINGS[meaning].test(words));
  return found ?? null;
}

/** How much a column's name speaks for phone numbers in it, from -0.5 (a date, an id) to 1. */
export function nameWeight(header: string): number {
  const words = headerWords(header).replace(/caller id/g, "caller");
  if (OF_A_NUMBER.test(words)) return -0.5;
  // "Account Phone" is a phone, "phone order" is none: the last word says what it is.
  if (ENDS_IN_NUMBER.test(words)) return 1;
  if (OTHER.test(words)) return -0.5;
  if (NUMBER.test(words)) return 1;
  return WEAK.test(words) ? 0.5 : 0;
}

/** What tells the numbers of one person apart, in ten languages: it makes no other column of a family. */
const KINDS =
  /(?<![\p{L}])(?:home|work|mobile|cell|cellphone|office|business|company|main|primary|secondary|other|alt|alternate|alternative|second|third|first|personal|private|landline|direct|day|daytime|evening|night|emergency|assistant|car|value|privat|geschäftlich|dienstlich|mobil|handy|festnetz|arbeit|zuhause|büro|weitere|casa|trabajo|móvil|movil|celular|oficina|otro|domicile|bureau|travail|portable|fixe|autre|cellulare|ufficio|lavoro|altro|residencial|comercial|telemóvel|thuis|werk|mobiel|dom|praca|komórka|домашний|рабочий|мобильный|сотовый|携帯|自宅|勤務先|手机|家庭|公司|휴대폰|집|직장)(?![\p{L}])/gu;

/**
 * The family of a column's name: what is left without the words and figures that tell the numbers of one person apart.
 */
export function familyOf(header: string): string {
  const rest = headerWords(header).replace(KINDS, " ").replace(/\d+/g, " ").replace(/[()]/g, " ");
  const stem = rest.replace(/\s+/g, " ").trim();
  return stem === ""
    ? "phone"
    : stem.replace(/^(?:phone|telephone|tel|telefon)(?: (?:number|no|nr))?s?$/, "phone");
}

/** The words of a column's name, in small letters. */
export const headerWords = (header: string) =>
  header
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[_\-./#:\s]+/g, " ")
    .trim();
