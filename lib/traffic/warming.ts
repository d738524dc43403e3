import { eq } from "drizzle-orm";
import { db } from "@/db";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import { loadTwilio } from "@/lib/telephony/twilio-client";

/**
 * Loads what the first call or text needs where a company has an account for it, so that it is not loaded while callers wait
 * for an answer: that takes some hundred milliseconds in one piece.
 */
export async function loadProviders(): Promise<void> {
  const { provider, companyId } = providerConfigurations;
  const [used] = await db
    .select({ companyId })
    .from(providerConfigurations)
    .where(eq(provider, "twilio"))
    .limit(1);
  if (used) await loadTwilio();
}
