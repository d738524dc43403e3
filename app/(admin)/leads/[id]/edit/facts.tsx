import Link from "next/link";
import type { Fact } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import type { WholeLead } from "@/lib/leads/schema";
import type { Permissions } from "@/lib/allow";

type Reader = { zone: string; permissions: Permissions };

/** Returns the facts about a lead besides the person. A record that it names is a link for readers who may open it. */
export function leadFacts(lead: WholeLead, { zone, permissions }: Reader): Fact[] {
  const setUp = (words: string, href: string) =>
    permissions.has("setup_system") ? (
      <Link href={href} className="underline underline-offset-2">
        {words}
      </Link>
    ) : (
      words
    );
  const facts: (Fact | false)[] = [
    { term: "Created at", value: <Time value={lead.createdAt} zone={zone} show="exact" /> },
    { term: "Made by", value: madeBy(lead) },
    lead.offerId !== null && {
      term: "Offer",
      value: setUp(lead.offerName ?? `offer ${lead.offerId}`, `/offers/${lead.offerId}`),
    },
    lead.scheduleId !== null && {
      term: "Schedule",
      value: setUp(lead.scheduleName ?? `schedule ${lead.scheduleId}`, `/schedules/${lead.scheduleId}`),
    },
    lead.externalRecordId !== null && { term: "External record", value: lead.externalRecordId },
    { term: "UUID", value: <span className="mono">{lead.uuid}</span> },
  ];
  return facts.filter((fact) => fact !== false);
}

/** Returns the facts about the person, for readers who may read but not change them. */
export function personFacts(lead: WholeLead): Fact[] {
  return [
    { term: "First name", value: lead.firstName ?? "–" },
    { term: "Last name", value: lead.lastName ?? "–" },
    { term: "Email", value: lead.email ?? "–" },
    { term: "Disposition", value: lead.disposition ?? "–" },
  ];
}

function madeBy({ madeBy, tokenName, remoteIp }: WholeLead) {
  const who = madeBy ?? (tokenName ? `token “${tokenName}”` : "a lead token");
  return (
    <>
      {who}
      {remoteIp && <span className="mono text-muted"> {remoteIp}</span>}
    </>
  );
}
