import { SectionTitle } from "@/components/ui/card";
import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { CheckedAction, RefusalReason } from "@/db/enums";
import type { Contact } from "@/db/schema/contacts";
import { stopsOfNumber } from "@/lib/enforcement/stops";
import type { PageContext } from "@/lib/web/context";

const DONE: Record<CheckedAction, string> = {
  dial: "not dialed",
  match: "not taken in",
  sms: "not texted",
};

const BECAUSE: Record<RefusalReason, string> = {
  blocked: "blocked",
  opted_out: "opted out",
  withheld: "withheld",
  unavailable: "could not be checked",
};

/** How often phone systems were told no about the number. Shows nothing for a number that none was refused. */
export async function Stopped({ ctx, contact }: { ctx: PageContext; contact: Contact }) {
  const stops = await stopsOfNumber(ctx, contact);
  if (stops.length === 0) return null;
  const { timeZone: zone } = ctx.member.company;
  return (
    <section aria-label="Stopped">
      <SectionTitle>Stopped</SectionTitle>
      <ul className="grid gap-1 text-sm">
        {stops.map(({ accessTokenId, token, action, reason, count: times, last }) => (
          <li key={`${accessTokenId} ${action} ${reason}`}>
            {count(times)} {times === 1 ? "time" : "times"} {DONE[action]} by {token} ({BECAUSE[reason]}),
            last <Time value={last} zone={zone} show="exact" />
          </li>
        ))}
      </ul>
    </section>
  );
}
