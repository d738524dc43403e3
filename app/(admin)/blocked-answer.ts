import { exactTime } from "@/components/ui/time-text";
import type { BlockedState } from "@/lib/contacts/schema";

/** What Block Caller says: the truth, and since when when it was true already. */
export function blockedAnswer({ words, changed, at }: BlockedState, zone: string) {
  const since = !changed && at ? `, ${exactTime(at, zone)}` : "";
  return { message: `${words}${since}.`, changed };
}
