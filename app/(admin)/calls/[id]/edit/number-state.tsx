import Link from "next/link";
import { BlockedSentence } from "@/components/log-line";
import type { LogEntry } from "@/components/reasons";
import { BlockedBadge, OptOutBadge } from "@/components/state-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { StatRow } from "@/components/ui/stats";
import { exactTime } from "@/components/ui/time-text";
import type { WholeCall } from "@/lib/calls/schema";
import { LocalClock } from "../../../contacts/[id]/local-clock";

/** The facts about the other party of a call or lead. */
type Party = Pick<WholeCall, "contactId" | "callerId" | "name" | "timeZone" | "blockedAt" | "optedOutAt"> & {
  callerText?: string | null;
};

type NumberStateProps = {
  call: Party;
  /** The last row of the number's block log. */
  last: LogEntry | null;
  companyName: string;
  zone: string;
  /** Whether the number is a link to its contact. */
  linked: boolean;
};

/**
 * Shows the other party: the number, the time of day there, and whether it is blocked, since when, why and from where.
 */
export function NumberState({ call, last, companyName, zone, linked }: NumberStateProps) {
  const { callerId, timeZone, blockedAt, optedOutAt } = call;
  if (callerId === null)
    return (
      <p className="mb-4">
        The caller withheld the number
        {call.callerText && (
          <>
            ; the provider says “<span className="mono">{call.callerText}</span>”
          </>
        )}
        .
      </p>
    );
  return (
    <div className="mb-4 grid gap-2 [overflow-wrap:anywhere]">
      <StatRow
        className="max-sm:[&>:last-child]:col-span-full"
        stats={[
          {
            label: call.name ?? "Caller",
            value: (
              <span className="mono flex min-h-7 items-center gap-1 text-base">
                {linked ? (
                  <Link href={`/contacts/${call.contactId}`} className="hover:underline">
                    {callerId}
                  </Link>
                ) : (
                  callerId
                )}
                <CopyButton text={callerId} />
              </span>
            ),
          },
          {
            label: "Time zone",
            value: (
              <span className="flex min-h-7 items-center text-base">
                {timeZone ? (
                  <span>
                    {timeZone.replaceAll("_", " ")}, <LocalClock zone={timeZone} /> there
                  </span>
                ) : (
                  "unknown"
                )}
              </span>
            ),
          },
          {
            label: "State",
            value: (
              <span className="flex min-h-7 flex-wrap items-center gap-1.5">
                <BlockedBadge blocked={blockedAt !== null} />
                {optedOutAt && <OptOutBadge optOut />}
              </span>
            ),
          },
        ]}
      />
      {blockedAt && last?.action === "block" && (
        <p>
          <BlockedSentence companyName={companyName} entry={last} zone={zone} />
          {last.note && (
            <span className="text-muted">
              {" "}
              “<bdi>{last.note}</bdi>”
            </span>
          )}
        </p>
      )}
      {optedOutAt && (
        <p>
          It has opted out since {exactTime(optedOutAt, zone)}: not dialed, not texted, but it may call in.
        </p>
      )}
    </div>
  );
}
