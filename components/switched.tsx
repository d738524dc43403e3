import { Badge } from "@/components/ui/badge";

/** Shows whether a thing that was set up is switched on. */
export function SwitchedBadge({ active }: { active: boolean }) {
  return active ? <Badge tone="green">on</Badge> : <Badge>off</Badge>;
}
