import { exactTime } from "@/components/ui/time-text";
import type { BlockedState } from "@/lib/contacts/schema";

/** Returns what Block Caller says: the number's state, and since when if this request did not change it. */
export function blockedAnswer({ words, changed, at }: BlockedState, zone: string) {
  const since = !changed && at ? `, ${exactTime(at, zone)}` : "";
  return { message: `${words}${since}.`, changed };
}
