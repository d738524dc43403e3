import { Badge, type Tone } from "@/components/ui/badge";
import type { AccessTokenRow, TokenState as State } from "@/lib/access-tokens/listing";

const TONES: Record<State, Tone> = {
  active: "green",
  paused: "amber",
  stopped: "amber",
  expired: "neutral",
  revoked: "red",
};

/** Shows whether a token works, and if not, why. */
export function TokenState({ state, maker }: Pick<AccessTokenRow, "state" | "maker">) {
  return (
    <>
      <Badge tone={TONES[state]}>{state}</Badge>
      {state === "stopped" && <div className="text-muted text-xs">{maker} is disabled</div>}
    </>
  );
}
