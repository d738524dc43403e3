import { sql } from "drizzle-orm";
import type { BlockSource, OptOutChannel } from "@/db/enums";
import { actorColumns, type Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { forgetEverywhere } from "./announcing";
import { ensureContacts } from "./finding";
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
};

/**
 * Opts one number out of, or in to, being dialed and texted. The number may call in all the same, and its block does
 * not change. Writes one opt_out_logs row when something changes, otherwise none. Returns whether something changed.
 * Checks no permission: the verb that calls it has.
 */
export async function setOptOut(ctx: Context, number: Phone, change: OptOutChange): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    await ensureContacts(ctx, [number]);
    const action = change.optOut ? "opt_out" : "opt_in";
    const { userId, collaboratorId, accessTokenId } = actorColumns(ctx.actor);
    const logged = await ctx.db.execute<{ contact_id: number }>(sql`
      with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
      changed as (
        update contacts set opt_out = ${change.optOut}, updated_at = greatest(at, updated_at),
          sms_opt_out_at = ${change.optOut ? sql`greatest(at, updated_at)` : sql`null`}
        from clock
        where company_id = ${ctx.companyId} and number = ${number} and opt_out <> ${change.optOut}
        returning id, updated_at
      )
      insert into opt_out_logs (company_id, contact_id, action, channel, source, note, user_id, collaborator_id,
        access_token_id, call_id, lead_id, text_message_id, schedule_action_id, request_ip, created_at)
      select ${ctx.companyId}, id, ${action}::opt_out_action, ${change.channel}::opt_out_channel,
        ${change.source}::block_source, ${change.note ?? null}, ${userId}::bigint, ${collaboratorId}::bigint,
        ${accessTokenId}::bigint, ${change.callId ?? null}::bigint, ${change.leadId ?? null}::bigint,
        ${change.textMessageId ?? null}::bigint, ${change.scheduleActionId ?? null}::bigint, ${ctx.requestIp ?? null}::inet, updated_at
      from changed returning contact_id`);
    const changed = logged.map((row) => ({ id: row.contact_id }));
    if (change.optOut) await stopReaching(ctx, changed, "opted_out");
    if (changed.length > 0) await forgetEverywhere(ctx, [number]);
    return logged.length > 0;
  });
}
