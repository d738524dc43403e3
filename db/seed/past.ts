import type { BlockReason, BlockSource } from "../enums";
import { blockLogs, repeatedBlocks } from "../schema/block-logs";
import { blockedCounts } from "../schema/blocked-counts";
import { contacts } from "../schema/contacts";
import { optOutLogs } from "../schema/opt-out-logs";
import type { SeedTx } from "../seed";

export type Who = {
  source: BlockSource;
  userId?: number;
  collaboratorId?: number;
  accessTokenId?: number;
  ip: string;
};

export type Event = {
  action: "block" | "unblock" | "again" | "opt_out";
  hoursAgo: number;
  who: Who | undefined;
  reason?: BlockReason;
  note?: string;
};

/** What happened to a contact, oldest first. */
export type Past = Event[];

type SeededContact = { number: string; name?: string; country?: string; timeZone?: string; past: Past };

/**
 * Writes a contact as years of use would have left it. The demo alone does this: a past cannot be made through
 * `setBlocked`, whose times are the clock's.
 */
export async function writeContact(
  tx: SeedTx,
  companyId: number,
  { past, ...contact }: SeededContact,
): Promise<void> {
  const now = Date.now();
  const at = (event: Event | undefined) => new Date(now - (event?.hoursAgo ?? 0) * 3_600_000);
  const changes = past.filter(({ action }) => action === "block" || action === "unblock");
  const last = changes.at(-1);
  const blocked = last?.action === "block";
  const optOut = past.find(({ action }) => action === "opt_out");
  const [made] = await tx
    .insert(contacts)
    .values({
      companyId,
      ...contact,
      blocked,
      blockedAt: blocked ? at(last) : null,
      optOut: optOut !== undefined,
      smsOptOutAt: optOut ? at(optOut) : null,
      createdAt: new Date(at(past[0]).getTime() - (past[0]?.action === "block" ? 86_400_000 : 0)),
      updatedAt: at(past.at(-1)),
    })
    .returning({ id: contacts.id });
  const contactId = made?.id ?? 0;
  let logId = 0;
  let blockedAt = at(past[0]);
  for (const event of past) {
    const { ip: requestIp, source, ...actor } = event.who ?? { source: "system" as const, ip: null };
    const trace = {
      companyId,
      contactId,
      source,
      ...actor,
      requestIp,
      reason: event.reason,
      note: event.note,
      createdAt: at(event),
    };
    if (event.action === "again") await tx.insert(repeatedBlocks).values({ ...trace, blockLogId: logId });
    else if (event.action === "opt_out")
      await tx.insert(optOutLogs).values({ ...trace, action: "opt_out", channel: "sms" });
    else {
      if (event.action === "block") blockedAt = at(event);
      const blockedClearedAt = event.action === "unblock" ? at(event) : null;
      const [log] = await tx
        .insert(blockLogs)
        .values({ ...trace, action: event.action, blockedAt, blockedClearedAt })
        .returning({ id: blockLogs.id });
      logId = log?.id ?? 0;
    }
  }
  if (blocked) await tx.insert(blockedCounts).values({ companyId, delta: 1 });
}
