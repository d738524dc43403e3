import type { Past, SeedCall, SeedContact } from "@/db/seed/past-types";
import { blockedCounts } from "../schema/blocked-counts";
import { contacts } from "../schema/contacts";
import type { Tx } from "../index";
import { countersOf } from "./counters";
import { writeHistory } from "./histories";
import { timeOf } from "./times";
import { writeTraffic } from "./traffic";

/**
 * Writes contacts with their calls, leads, texts and histories, as years of use would have left them, and calls from
 * withheld numbers. Only the demo does this: verbs take their times from the clock, so they cannot make a past.
 */
export async function writePast(
  tx: Tx,
  companyId: number,
  seeded: SeedContact[],
  withheld: SeedCall[] = [],
): Promise<void> {
  const now = Date.now();
  const rows = await tx
    .insert(contacts)
    .values(seeded.map((contact) => ({ companyId, ...contactValues(contact, now) })))
    .returning({ id: contacts.id, number: contacts.number });
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  const known = seeded.map((contact) => ({ ...contact, id: ids.get(contact.number) ?? 0 }));
  const written = await writeTraffic(tx, companyId, known, withheld, now);
  await writeHistory(tx, companyId, known, written, now);
  const blocked = seeded.filter(({ past }) => lastChange(past)?.action === "block").length;
  if (blocked > 0) await tx.insert(blockedCounts).values({ companyId, delta: blocked });
}

const lastChange = (past: Past) => past.findLast(({ action }) => action === "block" || action === "unblock");

function contactValues({ past, calls = [], leads = [], texts = [], ...contact }: SeedContact, now: number) {
  const last = lastChange(past);
  const blocked = last?.action === "block";
  const optOut = past.find(({ action }) => action === "opt_out");
  const happened = [...past, ...calls, ...leads, ...texts].map((one) => timeOf(one, now).getTime());
  return {
    ...contact,
    ...countersOf(calls, now),
    blocked,
    blockedAt: last && blocked ? timeOf(last, now) : null,
    optOut: optOut !== undefined,
    smsOptOutAt: optOut ? timeOf(optOut, now) : null,
    createdAt: new Date(Math.min(...happened) - 1_000),
    updatedAt: new Date(Math.max(...happened)),
  };
}
