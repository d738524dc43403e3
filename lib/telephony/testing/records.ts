import { randomBytes } from "node:crypto";

/** What Twilio keeps of a call or text, as its REST API says it. */
export type TwilioRecord = Record<string, unknown> & {
  sid: string;
  to: string;
  from: string;
  status: string;
};

const API = "/2010-04-01/Accounts";

/** A date as Twilio writes it: RFC 2822, in whole seconds. */
export const twilioDate = (date: Date): string => date.toUTCString().replace("GMT", "+0000");

const sidOf = (prefix: string) => prefix + randomBytes(16).toString("hex");

/** A call as Twilio answers its creation. */
export function newCall(accountSid: string, form: URLSearchParams): TwilioRecord {
  const sid = sidOf("CA");
  const now = twilioDate(new Date());
  const uri = `${API}/${accountSid}/Calls/${sid}`;
  const parts = ["events", "notifications", "recordings", "siprec", "streams", "transcriptions"];
  return {
    sid,
    account_sid: accountSid,
    to: form.get("To") ?? "",
    to_formatted: form.get("To"),
    from: form.get("From") ?? "",
    from_formatted: form.get("From"),
    status: "queued",
    direction: "outbound-api",
    date_created: now,
    date_updated: now,
    start_time: null,
    end_time: null,
    duration: null,
    price: null,
    price_unit: "USD",
    parent_call_sid: null,
    phone_number_sid: sidOf("PN"),
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    queue_time: "0",
    trunk_sid: "",
    annotation: null,
    api_version: "2010-04-01",
    subresource_uris: Object.fromEntries(parts.map((part) => [part, `${uri}/${titled(part)}.json`])),
    uri: `${uri}.json`,
  };
}

/** A text as Twilio answers its creation; or, given a time, as it lists one that came in then. */
export function newMessage(accountSid: string, form: URLSearchParams, receivedAt?: Date): TwilioRecord {
  const sid = sidOf("SM");
  const now = twilioDate(receivedAt ?? new Date());
  const uri = `${API}/${accountSid}/Messages/${sid}`;
  return {
    sid,
    account_sid: accountSid,
    to: form.get("To") ?? "",
    from: form.get("From") ?? "",
    body: form.get("Body") ?? "",
    status: receivedAt ? "received" : "queued",
    direction: receivedAt ? "inbound" : "outbound-api",
    date_created: now,
    date_updated: now,
    date_sent: receivedAt ? now : null,
    error_code: null,
    error_message: null,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: String(Math.ceil((form.get("Body") ?? "").length / 160)),
    price: null,
    price_unit: "USD",
    api_version: "2010-04-01",
    subresource_uris: { media: `${uri}/Media.json` },
    uri: `${uri}.json`,
  };
}

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const LARGEST_PAGE = 1_000;

/** A page of a list, the newest record first, narrowed as the query asks and with the address of the next page. */
export function pageOf(
  kind: "calls" | "messages",
  path: string,
  all: TwilioRecord[],
  query: URLSearchParams,
) {
  const wanted = all.filter((record) => fits(record, query)).toReversed();
  const size = Math.min(Number(query.get("PageSize") ?? 50), LARGEST_PAGE);
  const page = Number(query.get("Page") ?? 0);
  const uri = (number: number) => {
    const next = new URLSearchParams(query);
    next.set("PageSize", String(size));
    next.set("Page", String(number));
    if (number > 0) next.set("PageToken", `PA${wanted[number * size - 1]?.sid ?? ""}`);
    return `${path}?${next}`;
  };
  const records = wanted.slice(page * size, (page + 1) * size);
  return {
    first_page_uri: uri(0),
    end: page * size + records.length - 1,
    next_page_uri: (page + 1) * size < wanted.length ? uri(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
    start: page * size,
    uri: uri(page),
    [kind]: records,
  };
}

/** Twilio's filters: equal ones, and of times `DateSent>` and `DateSent<`, both of which take in the time itself. */
function fits(record: TwilioRecord, query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => {
    if (["PageSize", "Page", "PageToken"].includes(name)) return true;
    const [, word = "", sign] = /^(\w+?)([<>])?$/.exec(name) ?? [];
    const field = word.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    const own = record[field];
    if (!sign && !field.startsWith("date_")) return own === value;
    if (typeof own !== "string") return false;
    const [at, limit] = [Date.parse(own), Date.parse(value)];
    return sign === ">" ? at >= limit : sign === "<" ? at <= limit : own.startsWith(value);
  });
}
