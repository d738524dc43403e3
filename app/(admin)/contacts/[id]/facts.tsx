import type { Fact } from "@/components/ui/description-list";
import { count } from "@/components/ui/figures";
import type { Stat } from "@/components/ui/stats";
import { Time } from "@/components/ui/time";
import type { Contact } from "@/db/schema/contacts";
import { LocalClock } from "./local-clock";

/** What is known of a number beside its blocks. */
export function contactFacts(contact: Contact, zone: string): Fact[] {
  return [
    { term: "Number", value: <span className="mono">{contact.number}</span> },
    { term: "Created at", value: <Time value={contact.createdAt} zone={zone} show="exact" /> },
    {
      term: "Blocked at",
      value: contact.blockedAt ? <Time value={contact.blockedAt} zone={zone} show="exact" /> : "not blocked",
    },
    { term: "Country", value: contact.country ? countryWords(contact.country) : "unknown" },
    {
      term: "Time zone",
      value: contact.timeZone ? (
        <>
          {contact.timeZone.replaceAll("_", " ")}, <LocalClock zone={contact.timeZone} /> there
        </>
      ) : (
        "unknown"
      ),
    },
    {
      term: "Opt-out",
      value: contact.smsOptOutAt ? (
        <>
          opted out, <Time value={contact.smsOptOutAt} zone={zone} />
        </>
      ) : (
        "not opted out"
      ),
    },
  ];
}

function countryWords(code: string): string {
  return `${new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code} (${code})`;
}

/** How often the number was called, and how that went. */
export function contactCounters(contact: Contact): Stat[] {
  return [
    { label: "calls", value: count(contact.callsCount) },
    { label: "outbound calls that failed", value: count(contact.outboundCallFailureCount) },
    { label: "outbound calls without answer", value: count(contact.outboundNoAnswerCount) },
  ];
}
