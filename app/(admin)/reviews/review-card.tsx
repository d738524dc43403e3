import { LongText } from "@/components/long-text";
import { Party } from "@/components/party";
import { REASON_WORDS } from "@/components/reasons";
import { Badge, type Tone } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { ReviewDecision } from "@/db/enums";
import type { Review } from "@/lib/reviews/schema";
import { DecideDialog } from "./decide-dialog";

type Reader = { zone: string; mayBlock: boolean; mayOpenContacts: boolean };

const DECIDED: Record<ReviewDecision, { tone: Tone; word: string }> = {
  opt_out: { tone: "amber", word: "opted out" },
  block: { tone: "red", word: "blocked" },
  dismiss: { tone: "neutral", word: "dismissed" },
};

/** One text that may be a revocation: whose it is, what it says, until when it is due, or what was decided. */
export function ReviewCard({ review, reader }: { review: Review; reader: Reader }) {
  const { zone, mayBlock, mayOpenContacts } = reader;
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Party
          number={review.number}
          name={review.name}
          href={mayOpenContacts ? `/contacts/${review.contactId}` : undefined}
          blocked={review.blocked}
          optedOut={review.optedOut}
        />
        <span className="text-muted text-xs">
          received <Time value={review.sentAt} zone={zone} />
        </span>
      </div>
      <blockquote className="border-line border-l-2 pl-3">
        <LongText text={review.message} />
      </blockquote>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="text-muted text-xs">
          found by “<bdi>{review.words}</bdi>”
        </span>
        {review.decision === null && (
          <span className="flex flex-wrap items-center gap-2">
            <Due review={review} zone={zone} />
            <DecideDialog id={review.id} number={review.number} mayBlock={mayBlock} />
          </span>
        )}
      </div>
      {review.decision !== null && <Decided review={review} zone={zone} />}
    </li>
  );
}

function Due({ review, zone }: { review: Review; zone: string }) {
  return (
    <Badge tone={review.overdue ? "red" : "neutral"}>
      {review.overdue ? "overdue, was due by" : "due by"}{" "}
      <Time value={review.dueAt} zone={zone} show="date" />
    </Badge>
  );
}

function Decided({
  review: { decision, reason, note, email, requestIp, decidedAt },
  zone,
}: {
  review: Review;
  zone: string;
}) {
  if (decision === null || decidedAt === null) return null;
  const { tone, word } = DECIDED[decision];
  return (
    <p className="text-sm">
      <Badge tone={tone}>{word}</Badge> {reason && <>{REASON_WORDS[reason]}, </>}
      by {email ?? "nobody"}, <Time value={decidedAt} zone={zone} />
      {requestIp && (
        <>
          {" "}
          from <span className="mono">{requestIp}</span>
        </>
      )}
      {note && (
        <span className="block text-muted text-xs">
          “<bdi>{note}</bdi>”
        </span>
      )}
    </p>
  );
}
