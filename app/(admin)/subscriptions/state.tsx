import { Badge, type Tone } from "@/components/ui/badge";
import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { SubscriptionRow } from "@/lib/subscriptions/listing";
import { PAUSE_WORDS, type SubscriptionState, subscriptionStateOf } from "@/lib/subscriptions/schema";

const TONES: Record<SubscriptionState, Tone> = {
  active: "green",
  failing: "amber",
  paused: "amber",
  archived: "neutral",
};

/** Shows whether a subscription is delivered to, and if not, why. */
export function State({ row, zone }: { row: SubscriptionRow; zone: string }) {
  const { failingSince, pausedWhy, pausedAt } = row;
  return (
    <>
      <Badge tone={TONES[subscriptionStateOf(row)]}>{subscriptionStateOf(row)}</Badge>
      <div className="text-muted text-xs">
        {pausedAt && pausedWhy ? (
          <>
            {PAUSE_WORDS[pausedWhy]}, <Time value={pausedAt} zone={zone} />
          </>
        ) : (
          failingSince && (
            <>
              since <Time value={failingSince} zone={zone} />
            </>
          )
        )}
      </div>
    </>
  );
}

/** Shows the events that were not delivered yet, or never will be. */
export function Gap({ row, zone }: { row: SubscriptionRow; zone: string }) {
  const { kind, waitingCount, waitingSince, lostCount } = row;
  if (kind === "vicidial") return <Behind {...row} zone={zone} />;
  return (
    <>
      {waitingSince ? (
        <>
          {count(Math.min(waitingCount, MOST), waitingCount <= MOST)} since{" "}
          <Time value={waitingSince} zone={zone} />
        </>
      ) : (
        <span className="text-muted">none</span>
      )}
      {lostCount > 0 && <div className="text-red text-xs">{count(lostCount)} were not delivered in time</div>}
    </>
  );
}

/** Shows the changes that lie before what is being told, which is one delivery. */
function Behind({
  waitingSince,
  behindCount,
  zone,
}: Pick<SubscriptionRow, "waitingSince" | "behindCount"> & Zoned) {
  if (!waitingSince && behindCount === 0) return <span className="text-muted">none</span>;
  return (
    <>
      {waitingSince && (
        <>
          some since <Time value={waitingSince} zone={zone} />
        </>
      )}
      {behindCount > 0 && <div>{count(behindCount)} changes behind</div>}
    </>
  );
}

type Zoned = { zone: string };

const MOST = 10_000;
