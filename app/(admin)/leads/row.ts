import type { WholeLead } from "@/lib/leads/schema";

/** A lead as the table shows it. */
export type LeadRow = {
  id: number;
  at: Date;
  number: string;
  name: string | null;
  email: string | null;
  blocked: boolean;
  optedOut: boolean;
  offer: string | null;
  schedule: string | null;
  disposition: string | null;
  zone: string;
};

export const toRow = (lead: WholeLead, zone: string): LeadRow => ({
  id: lead.id,
  at: lead.createdAt,
  number: lead.callerId,
  name: nameOf(lead),
  email: lead.email,
  blocked: lead.blockedAt !== null,
  optedOut: lead.optedOutAt !== null,
  offer: lead.offerName,
  schedule: lead.scheduleName,
  disposition: lead.disposition,
  zone,
});

/** Returns the person's name from the lead, otherwise from the contact. */
export function nameOf({ firstName, lastName, contactName }: WholeLead): string | null {
  return [firstName, lastName].filter(Boolean).join(" ") || contactName;
}
