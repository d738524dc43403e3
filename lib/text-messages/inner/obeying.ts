import { sql } from "drizzle-orm";
import type { StopConfirmation } from "@/db/enums";
import type { Company } from "@/db/schema/companies";
import type { TextMessage } from "@/db/schema/text-messages";
import { providerAnswers } from "@/lib/companies/keywords";
import type { LockedContact } from "@/lib/contacts/inner/holding";
import { optedOutByText, setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Phone } from "@/lib/phone/phone";

/** Whose text it is, the company it came to, and whether the provider itself recognised its keyword. */
type About = { number: Phone; held: LockedContact; company: Company; recognised: boolean };

/**
 * Does what the keyword of a text asks, by the time at which it was sent. START lifts what a text opted out, and
 * nothing that a person or the API did. Where the company confirms opt-outs itself, adds the job that does.
 */
export async function obey(ctx: Context, text: TextMessage, about: About): Promise<void> {
  const optOut = text.keyword === "stop";
  if (!optOut && !(await optedOutByText(ctx, about.held.id))) return;
  if (await (optOut ? startedAgain(ctx, text) : stoppedAgain(ctx, text))) return;
  const confirmation = optOut ? confirmationOf(text, about) : null;
  const its = { channel: "sms", source: "system", textMessageId: text.id } as const;
  const changed = await setOptOut(ctx, about.number, { ...its, optOut, confirmation });
  if (!changed || confirmation !== "company") return;
  const { companyId } = ctx;
  await enqueue(
    ctx,
    "confirm_opt_out",
    { companyId, id: text.id },
    { key: `confirm:${companyId}:${text.id}` },
  );
}

/** The provider answers only the words that it knows, and a blocked number gets no text of ours. */
function confirmationOf({ message }: TextMessage, { held, company, recognised }: About): StopConfirmation {
  const { stopConfirmation } = company;
  if (stopConfirmation === "provider") return recognised || providerAnswers(message) ? "provider" : "nobody";
  return held.facts.blockedAt ? "nobody" : stopConfirmation;
}

/**
 * Whether the person sent START after this STOP. Some providers' times are whole seconds. Within one second the order
 * is unknown, and STOP counts.
 */
async function startedAgain(
  { db, companyId }: Context,
  { contactId, sentAt }: TextMessage,
): Promise<boolean> {
  const [later] = await db.execute(sql`
    select from text_messages where company_id = ${companyId} and contact_id = ${contactId} and keyword = 'start'
      and date_trunc('second', sent_at) > ${sentAt.toISOString()}::timestamptz limit 1`);
  return later !== undefined;
}

/** Whether the person sent STOP after this START, or was opted out in another way since. */
async function stoppedAgain(
  { db, companyId }: Context,
  { contactId, sentAt }: TextMessage,
): Promise<boolean> {
  const since = sql`${sentAt.toISOString()}::timestamptz`;
  const its = sql`company_id = ${companyId} and contact_id = ${contactId}`;
  const [later] = await db.execute(sql`
    select from text_messages where ${its} and keyword = 'stop' and sent_at >= ${since}
    union all
    select from opt_out_logs as log where ${its} and action = 'opt_out' and created_at >= ${since} and not exists (
      select from text_messages as asking
      where asking.company_id = ${companyId} and asking.id = log.text_message_id and asking.keyword = 'stop')
    limit 1`);
  return later !== undefined;
}
