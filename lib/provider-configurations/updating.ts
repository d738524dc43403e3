import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { type ProviderConfiguration, providerConfigurations } from "@/db/schema/provider-configurations";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { nextUpdatedAt } from "@/lib/editing";
import { Invalid, NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { seal, unseal } from "@/lib/sealing";
import { UpdateProvider } from "./schema";
import { type ProviderSettings, toSettings } from "./settings";

/** 192 bits cannot be guessed. */
const TOKEN_BYTES = 24;

/**
 * Chooses the provider that places the company's calls and sends its texts. The auth token is sealed before it is kept,
 * and no answer holds it. An empty one keeps the token that is there, but only of the same account. The sandbox leaves
 * an account as it is, so that one can come back to it. Needs `security`.
 */
export async function updateProvider(ctx: Context, input: UpdateProvider): Promise<ProviderSettings> {
  allow(ctx, "security");
  const chosen = UpdateProvider.parse(input);
  return transaction(ctx, async (ctx) => {
    const before = await lockConfiguration(ctx);
    if (chosen.provider === "sandbox") return change(ctx, { provider: "sandbox" });
    const { provider, accountSid, authToken } = chosen;
    const sameAccount = before.accountSid?.toLowerCase() === accountSid.toLowerCase();
    if (authToken === "") refuseWithoutToken(before, sameAccount);
    return change(ctx, {
      provider,
      accountSid,
      ...(authToken !== "" && { authTokenSealed: seal(authToken) }),
      // Texts that another account took in before are not ours.
      ...(!sameAccount && { textsFetchedTo: null }),
    });
  });
}

/** Gives the company's webhooks a new address. Requests to the old one are refused from now on. Needs `security`. */
export async function renewHookToken(ctx: Context): Promise<ProviderSettings> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    await lockConfiguration(ctx);
    return change(ctx, { hookToken: makeHookToken() });
  });
}

function refuseWithoutToken({ authTokenSealed }: ProviderConfiguration, sameAccount: boolean): void {
  if (authTokenSealed === null) throw new Invalid({ auth_token: ["is missing"] });
  if (!sameAccount) throw new Invalid({ auth_token: ["is missing: another account has another token"] });
  if (unseal(authTokenSealed) === null)
    throw new Invalid({ auth_token: ["cannot be read any more; enter it again"] });
}

/** Locks the company's configuration, and makes it when there is none. */
async function lockConfiguration({ db, companyId }: Context): Promise<ProviderConfiguration> {
  await db
    .insert(providerConfigurations)
    .values({ companyId, hookToken: makeHookToken() })
    .onConflictDoNothing();
  const [found] = await db
    .select()
    .from(providerConfigurations)
    .where(eq(providerConfigurations.companyId, companyId))
    .for("update");
  if (!found) throw new NotFound("company");
  return found;
}

const makeHookToken = () => randomBytes(TOKEN_BYTES).toString("hex");

async function change(
  { db, companyId }: Context,
  values: Partial<ProviderConfiguration>,
): Promise<ProviderSettings> {
  const [changed] = await db
    .update(providerConfigurations)
    .set({ ...values, updatedAt: nextUpdatedAt(providerConfigurations.updatedAt) })
    .where(eq(providerConfigurations.companyId, companyId))
    .returning();
  return toSettings(changed);
}
