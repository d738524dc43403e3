import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { companies } from "@/db/schema/companies";
import { type ProviderConfiguration, providerConfigurations } from "@/db/schema/provider-configurations";
import { textMessages } from "@/db/schema/text-messages";
import { countryOf } from "@/lib/collaborators/membership";
import { type Context, makeContext } from "@/lib/context";
import { inShort, log } from "@/lib/log";
import { noPermissions } from "@/lib/allow";
import { toAccount } from "@/lib/provider-configurations/inner/account";
import type { ProviderText } from "@/lib/telephony/telephone";
import { telephoneOf } from "@/lib/telephony/account";
import { receiveText } from "@/lib/text-messages/receiving";

/**
 * How far back the first fetch goes, and how far each later fetch overlaps the one before: a text may be listed late.
 */
const FIRST_MS = 24 * 60 * 60_000;
const OVERLAP_MS = 5 * 60_000;

/** How many companies' providers are asked at once, so that a slow one does not delay the others. */
const AT_ONCE = 8;

type Fetched = { configuration: ProviderConfiguration; ctx: Context };

/**
 * Fetches the texts that providers received while our webhooks could not be reached, and receives them in the order in
 * which they were sent. When a provider fails, the next fetch begins at the same instant. Safe with any number of
 * workers.
 */
export async function fetchMissedTexts(): Promise<void> {
  const waiting = await configured();
  const fetchNext = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await fetchOf(next);
      } catch (error) {
        const { companyId } = next.ctx;
        log.warn({ companyId, error: inShort(error) }, "missed texts could not be fetched");
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

async function configured(): Promise<Fetched[]> {
  const found = await db
    .select({ configuration: providerConfigurations, company: companies })
    .from(providerConfigurations)
    .innerJoin(companies, eq(companies.id, providerConfigurations.companyId))
    .where(eq(providerConfigurations.provider, "twilio"));
  return found.map(({ configuration, company }) => ({
    configuration,
    ctx: makeContext({
      companyId: company.id,
      country: countryOf(company),
      actor: { type: "provider" },
      permissions: noPermissions,
    }),
  }));
}

async function fetchOf({ configuration, ctx }: Fetched): Promise<void> {
  const began = new Date();
  const { textsFetchedTo } = configuration;
  const since = new Date(textsFetchedTo ? textsFetchedTo.getTime() - OVERLAP_MS : began.getTime() - FIRST_MS);
  const texts: ProviderText[] = [];
  for await (const text of telephoneOf(toAccount(configuration)).receivedTexts(since)) texts.push(text);
  // The list has the newest first, within one second too.
  const inOrder = texts.toReversed().toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  const failed = await takeAll(ctx, await unknownAmong(ctx, inOrder));
  if (failed === 0) await fetchedTo(configuration, began);
}

/** A text that cannot be received does not delay the others; the next fetch asks for all of them again. */
async function takeAll(ctx: Context, texts: ProviderText[]): Promise<number> {
  let failed = 0;
  for (const { id, ...text } of texts) {
    try {
      await receiveText(ctx, { ...text, providerMessageId: id });
    } catch (error) {
      failed++;
      log.error({ companyId: ctx.companyId, text: id, error: inShort(error) }, "a missed text was not taken");
    }
  }
  return failed;
}

/** An account that the company has replaced meanwhile is ignored. */
async function fetchedTo(
  { companyId, accountSid }: Pick<ProviderConfiguration, "companyId" | "accountSid">,
  instant: Date,
): Promise<void> {
  const { textsFetchedTo } = providerConfigurations;
  await db
    .update(providerConfigurations)
    .set({ textsFetchedTo: instant })
    .where(
      and(
        eq(providerConfigurations.companyId, companyId),
        sql`${providerConfigurations.accountSid} is not distinct from ${accountSid}`,
        or(isNull(textsFetchedTo), lt(textsFetchedTo, instant)),
      ),
    );
}

async function unknownAmong({ companyId }: Context, texts: ProviderText[]): Promise<ProviderText[]> {
  const asked = sql.param(texts.map(({ id }) => id));
  const known = await db
    .select({ id: textMessages.providerMessageId })
    .from(textMessages)
    .where(
      and(
        eq(textMessages.companyId, companyId),
        sql`${textMessages.providerMessageId} = any(${asked}::text[])`,
      ),
    );
  const ids = new Set(known.map(({ id }) => id));
  return texts.filter(({ id }) => !ids.has(id));
}
