import { Badge } from "@/components/ui/badge";

/** Whether what was set up is in use. */
export function SwitchedBadge({ active }: { active: boolean }) {
  return active ? <Badge tone="green">on</Badge> : <Badge>off</Badge>;
}
