import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { type LogEntry, REASON_WORDS, whence } from "@/components/reasons";
import { ActionBadge } from "@/components/state-badge";
import { cn } from "@/components/ui/cn";
import { count, counted } from "@/components/ui/figures";
import { exactTime } from "@/components/ui/time-text";

/** Words up to this length, such as "call 8812", stay on one line; the name of a file may break. */
const ONE_LINE = 20;

/** The reason and the source of an entry as one phrase with a link: "do-not-call request, from call 8812". */
export function LogWords({ entry }: { entry: LogEntry }) {
  const from = whence(entry);
  return (
    <>
      {entry.reason && REASON_WORDS[entry.reason]}
      {entry.reason && from && ", "}
      {from?.words}
      {from?.link && (
        <>
          {" "}
          <Link
            href={from.link.href}
            prefetch={false}
            className={cn(
              "underline decoration-field/60 underline-offset-2 hover:decoration-current [overflow-wrap:anywhere]",
              from.link.text.length <= ONE_LINE && "whitespace-nowrap",
            )}
          >
            {from.link.text}
          </Link>
        </>
      )}
    </>
  );
}

type LogLineProps = {
  entry: LogEntry;
  /** How many rows the number has in the block log. */
  entries?: number;
  /** How often a block was requested again. */
  askedAgain?: number;
  /** The address of the list of all its rows. */
  href?: string;
  /** Shown instead of the number of rows: the control that opens the rows. */
  history?: ReactNode;
};

/** A block log row in one sentence, with the person and the source beneath. */
export function LogLine({ entry, entries, askedAgain, href, history }: LogLineProps) {
  const who = entry.person ?? (entry.source === "api" ? undefined : entry.token && `token “${entry.token}”`);
  const rows = entries === undefined ? undefined : counted(entries, "entry", "entries");
  const details: ReactNode[] = [
    who,
    entry.requestIp && (
      <span key="ip" className="mono">
        {entry.requestIp}
      </span>
    ),
    history ? (
      <Fragment key="history">{history}</Fragment>
    ) : rows && href ? (
      <Link
        key="rows"
        href={href}
        prefetch={false}
        className="underline decoration-field/60 underline-offset-2 hover:text-ink"
      >
        {rows}
      </Link>
    ) : (
      rows
    ),
    askedAgain ? `asked again ${times(askedAgain)}` : undefined,
  ].filter(Boolean);
  return (
    <div>
      <ActionBadge action={entry.action} /> <LogWords entry={entry} />
      {entry.note && (
        <span className="text-muted">
          {" "}
          “<bdi>{entry.note}</bdi>”
        </span>
      )}
      {details.length > 0 && (
        <span className="block text-muted text-xs">
          {details.map((detail, index) => (
            <Fragment key={index}>
              {index > 0 && " · "}
              {detail}
            </Fragment>
          ))}
        </span>
      )}
    </div>
  );
}

function times(many: number): string {
  if (many === 1) return "once";
  return many === 2 ? "twice" : `${count(many)} times`;
}

type BlockedSentenceProps = { companyName: string; entry: LogEntry; zone: string };

/** "This number is blocked for Acme Leads since 3 Mar 2026, 16:40 (do-not-call request, from call 8812)." */
export function BlockedSentence({ companyName, entry, zone }: BlockedSentenceProps) {
  const told = entry.reason || whence(entry);
  return (
    <>
      This number is blocked for {companyName} since {exactTime(entry.at, zone)}
      {told && (
        <>
          {" ("}
          <LogWords entry={entry} />)
        </>
      )}
      .
    </>
  );
}
