import { eq } from "drizzle-orm";
import type { Provider } from "@/db/enums";
import { type ProviderConfiguration, providerConfigurations } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { allow } from "@/lib/allow";
import { unseal } from "@/lib/sealing";
import { type PublicUrl, publicUrlState } from "./public-url";
import { hookUrl } from "./inner/account";

/** What is shown of the auth token: that it is there, and how it ends. */
export type AuthTokenState = { state: "none" } | { state: "set"; ending: string } | { state: "unreadable" };

/** A company's telephone as the pages may know it, without its auth token. */
export type ProviderSettings = {
  provider: Provider;
  accountSid: string | null;
  authToken: AuthTokenState;
  /** The address to which the provider sends its requests; null while it sends none. */
  hookUrl: string | null;
  publicUrl: PublicUrl;
};

const LAST = 4;

/** Returns the company's telephone. Needs `security`. */
export async function providerSettings(ctx: Context): Promise<ProviderSettings> {
  allow(ctx, "security");
  const [found] = await ctx.db
    .select()
    .from(providerConfigurations)
    .where(eq(providerConfigurations.companyId, ctx.companyId));
  return toSettings(found);
}

/** A configuration as pages may know it. A company without one has the sandbox. */
export function toSettings(found: ProviderConfiguration | undefined): ProviderSettings {
  const provider = found?.provider ?? "sandbox";
  return {
    provider,
    accountSid: found?.accountSid ?? null,
    authToken: tokenState(found?.authTokenSealed ?? null),
    hookUrl: found && provider !== "sandbox" ? hookUrl(provider, found.hookToken) : null,
    publicUrl: publicUrlState(env().publicUrl),
  };
}

function tokenState(sealed: string | null): AuthTokenState {
  if (sealed === null) return { state: "none" };
  const token = unseal(sealed);
  return token === null ? { state: "unreadable" } : { state: "set", ending: token.slice(-LAST) };
}
