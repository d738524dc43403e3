import type { Option } from "@/components/ui/select";
import type { PlaceName } from "@/lib/leads/placing";

/** Returns the offers or schedules to choose from. One that is not active says so. */
export const choices = (places: readonly PlaceName[]): Option[] =>
  places.map(({ id, name, active }) => ({
    value: String(id),
    label: active ? name : `${name} (not active)`,
  }));
