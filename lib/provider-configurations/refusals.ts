import { desc, eq } from "drizzle-orm";
import { type WebhookRefusal, webhookRefusals } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/**
 * A kind of request that was refused at the company's webhooks on one day. Its address is left out, because it holds a
 * secret.
 */
export type HookRefusal = Pick<WebhookRefusal, "id" | "requestIp" | "count" | "firstAt" | "lastAt"> & {
  words: string;
};

const SHOWN = 10;

const sentences: Record<string, string> = {
  "wrong signature":
    "The signature was wrong: the auth token here is not the account's present one, PUBLIC_URL is not the address that Twilio was given, or it did not come from Twilio.",
  "no signature": "There was no signature: it did not come from Twilio.",
};

/** The last requests that were refused at the company's webhooks, the newest first. Needs `security`. */
export async function listRefusals(ctx: Context): Promise<HookRefusal[]> {
  allow(ctx, "security");
  const { id, requestIp, count, firstAt, lastAt, problem } = webhookRefusals;
  const rows = await ctx.db
    .select({ id, requestIp, count, firstAt, lastAt, problem })
    .from(webhookRefusals)
    .where(eq(webhookRefusals.companyId, ctx.companyId))
    .orderBy(desc(lastAt), desc(id))
    .limit(SHOWN);
  return rows.map(({ problem, ...row }) => ({ ...row, words: sentences[problem] ?? problem }));
}
