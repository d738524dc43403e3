import { eq } from "drizzle-orm";
import { db } from "@/db";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import { loadTwilio } from "@/lib/telephony/twilio-client";

/**
 * Loads the providers' clients when a company has an account, so that no caller waits for it: loading takes some
 * hundred milliseconds in one piece.
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
