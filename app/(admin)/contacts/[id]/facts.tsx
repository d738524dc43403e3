import type { Fact } from "@/components/ui/description-list";
import { count } from "@/components/ui/figures";
import type { Stat } from "@/components/ui/stats";
import { Time } from "@/components/ui/time";
import type { Contact } from "@/db/schema/contacts";
import { LocalClock } from "./local-clock";

/** Returns the facts about a number besides its blocks. */
export function contactFacts(contact: Contact, zone: string): Fact[] {
  return [
    { term: "Number", value: <span className="mono">{contact.number}</span> },
    { term: "Created at", value: <Time value={contact.createdAt} zone={zone} show="exact" /> },
    {
      term: "Blocked at",
      value: contact.blockedAt ? <Time value={contact.blockedAt} zone={zone} show="exact" /> : "not blocked",
    },
    {
      term: "Last call",
      value: contact.lastCallAt ? <Time value={contact.lastCallAt} zone={zone} show="exact" /> : "none yet",
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

type Counted = Pick<
  Contact,
  "callsCount" | "outboundCallFailureCount" | "outboundNoAnswerCount" | "outboundBusyCount"
>;

/** Returns how often the number was called, and how those calls went. */
export function contactCounters(contact: Counted): Stat[] {
  const calls = (many: number) => (many === 1 ? "call" : "calls");
  const { callsCount, outboundBusyCount: busy } = contact;
  const { outboundCallFailureCount: failed, outboundNoAnswerCount: unanswered } = contact;
  return [
    { label: calls(callsCount), value: count(callsCount) },
    { label: `outbound ${calls(failed)} that failed`, value: count(failed) },
    { label: `outbound ${calls(unanswered)} without answer`, value: count(unanswered) },
    { label: `outbound ${calls(busy)} to a busy line`, value: count(busy) },
  ];
}
