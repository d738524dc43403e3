import { BlockedSentence, LogWords } from "@/components/log-line";
import { type LogEntry, whence } from "@/components/reasons";
import { BlockedBadge, OptOutBadge } from "@/components/state-badge";
import { exactTime } from "@/components/ui/time-text";
import type { Contact } from "@/db/schema/contacts";

type StateProps = { contact: Contact; history: LogEntry[]; companyName: string; zone: string };

/** Says whether the number is blocked and opted out: since when, why and from where. */
export function State({ contact, history, companyName, zone }: StateProps) {
  const newest = (...actions: LogEntry["action"][]) =>
    history.find((entry) => actions.includes(entry.action));
  const last = newest("block", "unblock");
  return (
    <div className="mb-4 grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <BlockedBadge blocked={contact.blocked} />
        <span>
          {contact.blocked && last?.action === "block" && (
            <BlockedSentence companyName={companyName} entry={last} zone={zone} />
          )}
          {contact.blocked && last?.action !== "block" && `This number is blocked for ${companyName}.`}
          {!contact.blocked && <NotBlocked companyName={companyName} last={last} zone={zone} />}
        </span>
      </p>
      {contact.optOut && contact.smsOptOutAt && (
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <OptOutBadge optOut />
          <span>
            It has opted out since {exactTime(contact.smsOptOutAt, zone)}: not dialed, not texted, but it may
            call in.
          </span>
        </p>
      )}
    </div>
  );
}

function NotBlocked({ companyName, last, zone }: { companyName: string; last?: LogEntry; zone: string }) {
  const told = last && (last.reason || whence(last));
  return (
    <>
      This number is not blocked for {companyName}
      {last ? ` since ${exactTime(last.at, zone)}` : " and never was"}
      {told && (
        <>
          {" ("}
          <LogWords entry={last} />)
        </>
      )}
      .
    </>
  );
}
