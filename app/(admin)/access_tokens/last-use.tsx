import { Time } from "@/components/ui/time";

/** When something last happened, to the minute, and from which address. */
export function LastUse({ at, ip, zone }: { at: Date | null; ip: string | null; zone: string }) {
  if (!at) return <span className="text-muted">never</span>;
  return (
    <>
      <Time value={at} zone={zone} />
      {ip && <div className="mono text-muted text-xs [overflow-wrap:anywhere]">from {ip}</div>}
    </>
  );
}
