import { type SQL, sql } from "drizzle-orm";
import type { BlockSource, OptOutChannel, StopConfirmation } from "@/db/enums";
import { actorColumns, type Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { forgetEverywhere } from "./announcing";
import { holdContact } from "./holding";
import { stopReaching } from "./stop-reaching";

export type OptOutChange = {
  optOut: boolean;
  channel: OptOutChannel;
  source: BlockSource;
  note?: string | null;
  callId?: number | null;
  leadId?: number | null;
  textMessageId?: number | null;
  scheduleActionId?: number | null;
  /** Who tells the person that a text's opt-out was heard. */
  confirmation?: StopConfirmation | null;
};

/**
 * Opts one number out of, or in to, being dialed and texted. The number may call in all the same, and its block does
 * not change. Writes one opt_out_logs row when something changes, otherwise none; but what a text has opted out gets
 * another row when a person or the API opts it out too, so that a text alone no longer lifts it. Returns whether
 * something changed. Checks no permission: the verb that calls it has.
 */
export async function setOptOut(ctx: Context, number: Phone, change: OptOutChange): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const { id, facts } = await holdContact(ctx, number);
    if ((facts.optedOutAt !== null) === change.optOut) {
      if (change.optOut && !isText(change) && (await optedOutByText(ctx, id)))
        await logOptOut(ctx, id, change, NOW);
      return false;
    }
    await ctx.db.execute(sql`
      with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)
      update contacts set opt_out = ${change.optOut}, updated_at = greatest(at, updated_at),
        sms_opt_out_at = ${change.optOut ? sql`greatest(at, updated_at)` : sql`null`}
      from clock where company_id = ${ctx.companyId} and id = ${id}`);
    await logOptOut(ctx, id, change, sql`updated_at`);
    if (change.optOut) await stopReaching(ctx, [{ id }], "opted_out");
    await forgetEverywhere(ctx, [number]);
    return true;
  });
}

/** A text that came in, or that the provider refused because the person has opted out there. */
const isText = ({ channel, source }: Pick<OptOutChange, "channel" | "source">) =>
  channel === "sms" && source === "system";

/** Whether the opt-out of a contact, which the context's transaction holds, is one that a text made. */
export async function optedOutByText({ db, companyId }: Context, contactId: number): Promise<boolean> {
  const [last] = await db.execute<Pick<OptOutChange, "channel" | "source"> & { action: string }>(sql`
    select action, channel, source from opt_out_logs where company_id = ${companyId} and contact_id = ${contactId}
    order by contact_id desc, id desc limit 1`);
  return last?.action === "opt_out" && isText(last);
}

/** The time of the contact's change, or where it does not change, never before its last one. */
const NOW = sql`greatest(updated_at, date_trunc('milliseconds', clock_timestamp()))`;

async function logOptOut(ctx: Context, contactId: number, change: OptOutChange, at: SQL): Promise<void> {
  const action = change.optOut ? "opt_out" : "opt_in";
  const { userId, collaboratorId, accessTokenId } = actorColumns(ctx.actor);
  await ctx.db.execute(sql`
    insert into opt_out_logs (company_id, contact_id, action, channel, source, note, user_id, collaborator_id,
      access_token_id, call_id, lead_id, text_message_id, schedule_action_id, confirmation, request_ip, created_at)
    select ${ctx.companyId}, id, ${action}::opt_out_action, ${change.channel}::opt_out_channel,
      ${change.source}::block_source, ${change.note ?? null}, ${userId}::bigint, ${collaboratorId}::bigint,
      ${accessTokenId}::bigint, ${change.callId ?? null}::bigint, ${change.leadId ?? null}::bigint,
      ${change.textMessageId ?? null}::bigint, ${change.scheduleActionId ?? null}::bigint, ${change.confirmation ?? null}, ${ctx.requestIp ?? null}::inet, ${at}
    from contacts where company_id = ${ctx.companyId} and id = ${contactId}`);
}
