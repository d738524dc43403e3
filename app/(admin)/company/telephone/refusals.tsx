import { count } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { HookRefusal } from "@/lib/provider-configurations/refusals";

/** The last requests that were turned away at the webhooks, and why. */
export function Refusals({ refusals, zone }: { refusals: readonly HookRefusal[]; zone: string }) {
  if (refusals.length === 0)
    return <p className="text-muted">None. A request that Twilio did not sign is refused and stands here.</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line text-sm">
      {refusals.map((refusal) => (
        <li key={refusal.id} className="px-4 py-2.5">
          <p>{refusal.words}</p>
          <p className="figures text-muted text-xs">
            {refusal.count === 1 ? "Once" : `${count(refusal.count)} times`} from{" "}
            <span className="mono">{refusal.requestIp}</span>, last{" "}
            <Time value={refusal.lastAt} zone={zone} />
          </p>
        </li>
      ))}
    </ul>
  );
}
