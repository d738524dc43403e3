import type { SeedCall, SeedContact, SeedLead, SeedText } from "@/db/seed/past-types";
import type { CallStatus, RefusalReason, TextStatus } from "../enums";
import { calls } from "../schema/calls";
import { leads } from "../schema/leads";
import { textMessages } from "../schema/text-messages";
import { textReviews } from "../schema/text-reviews";
import type { Tx } from "../index";
import { timeOf } from "./times";

/** The ids that calls, leads and texts were given. */
export type Written = Map<SeedCall | SeedLead | SeedText, number>;

const REFUSALS: Partial<Record<CallStatus | TextStatus, RefusalReason>> = {
  blocked: "blocked",
  "opt-out": "opted_out",
  unavailable: "unavailable",
};

export const isRefused = (status: CallStatus | TextStatus) => REFUSALS[status] !== undefined;

type Known = SeedContact & { id: number };
type Whosever<One> = { of: One; contact: Known | null };

/** Writes the leads, calls and texts of contacts in the order of their times, so that their ids are in it too. */
export async function writeTraffic(
  tx: Tx,
  companyId: number,
  contacts: Known[],
  withheld: SeedCall[],
  now: number,
): Promise<Written> {
  const written: Written = new Map();
  const common = ({ of, contact }: Whosever<SeedCall | SeedLead | SeedText>) => {
    const at = timeOf(of, now);
    return { companyId, createdAt: at, updatedAt: at, contactId: contact?.id, callerId: contact?.number };
  };
  const shared = (one: Whosever<SeedCall | SeedText>) => ({
    ...common(one),
    provider: "sandbox" as const,
    refusalReason: REFUSALS[one.of.status] ?? null,
    leadId: one.of.lead && written.get(one.of.lead),
  });

  for (const one of inOrder(contacts, ({ leads = [] }) => leads)) {
    if (!one.contact) continue;
    const whose = { contactId: one.contact.id, callerId: one.contact.number };
    const values = { ...one.of, ...common(one), ...whose };
    written.set(one.of, idOf(await tx.insert(leads).values(values).returning({ id: leads.id })));
  }
  for (const one of inOrder(contacts, ({ calls = [] }) => calls, withheld)) {
    const values = { ...one.of, ...shared(one), ...callTimes(one.of, now) };
    written.set(one.of, idOf(await tx.insert(calls).values(values).returning({ id: calls.id })));
  }
  for (const one of inOrder(contacts, ({ texts = [] }) => texts)) {
    const values = { ...one.of, ...shared(one), sentAt: timeOf(one.of, now) };
    const id = idOf(await tx.insert(textMessages).values(values).returning({ id: textMessages.id }));
    written.set(one.of, id);
    if (one.contact && one.of.reviewWords) {
      const dueAt = new Date(values.sentAt.getTime() + REVIEW_MS);
      const its = {
        companyId,
        contactId: one.contact.id,
        textMessageId: id,
        dueAt,
        createdAt: values.sentAt,
      };
      await tx.insert(textReviews).values({ ...its, words: one.of.reviewWords });
    }
  }
  return written;
}

/** Ten business days are two weeks. */
const REVIEW_MS = 14 * 24 * 60 * 60_000;

const idOf = ([row]: { id: number }[]) => row?.id ?? 0;

function inOrder<One extends { hoursAgo: number }>(
  contacts: Known[],
  of: (contact: Known) => One[],
  nobodys: One[] = [],
): Whosever<One>[] {
  return [
    ...contacts.flatMap((contact) => of(contact).map((one) => ({ of: one, contact }))),
    ...nobodys.map((one) => ({ of: one, contact: null })),
  ].sort((a, b) => b.of.hoursAgo - a.of.hoursAgo);
}

const RING_MS = 8_000;

/** When a call was answered and when it ended. */
function callTimes({ status, durationSeconds, ...call }: SeedCall, now: number) {
  const rang = new Date(timeOf(call, now).getTime() + RING_MS);
  if (status === "in-progress") return { answeredAt: rang };
  if (status === "completed")
    return { answeredAt: rang, endedAt: new Date(rang.getTime() + (durationSeconds ?? 0) * 1_000) };
  return { endedAt: status === "ringing" || status === "queued" ? null : rang };
}
