import { eq } from "drizzle-orm";
import type { Provider } from "@/db/enums";
import { type ProviderConfiguration, providerConfigurations } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { unseal } from "@/lib/sealing";

/** The keys for speaking to a company's provider. The sandbox has neither keys nor webhooks. */
export type Account =
  | { companyId: number; provider: "sandbox" }
  | { companyId: number; provider: "twilio"; accountSid: string; authToken: string; hookUrl: string };

/** The company's account; the sandbox when none is set up. For verbs that have checked their permission. */
export async function accountOf({ db, companyId }: Pick<Context, "db" | "companyId">): Promise<Account> {
  const [found] = await db
    .select()
    .from(providerConfigurations)
    .where(eq(providerConfigurations.companyId, companyId));
  return found ? toAccount(found) : { companyId, provider: "sandbox" };
}

/** The account in a configuration. Throws when its token was sealed with another secret: nothing may be sent then. */
export function toAccount(found: ProviderConfiguration): Account {
  const { companyId, provider, accountSid, authTokenSealed, hookToken } = found;
  if (provider === "sandbox") return { companyId, provider };
  const authToken = authTokenSealed === null ? null : unseal(authTokenSealed);
  if (!accountSid || !authToken) {
    throw new Error(`the auth token of company ${companyId} cannot be read: enter it again`);
  }
  return { companyId, provider, accountSid, authToken, hookUrl: hookUrl(provider, hookToken) };
}

/** The public address of a company's webhooks: the provider is told it, and signs it. */
export function hookUrl(provider: Exclude<Provider, "sandbox">, hookToken: string): string {
  const { publicUrl, port } = env();
  return `${publicUrl ?? `http://localhost:${port}`}/hooks/${provider}/${hookToken}`;
}
