import { asc, eq } from "drizzle-orm";
import { accessTokens } from "@/db/schema/access-tokens";
import { collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

export type Actors = {
  collaborators: { id: number; email: string }[];
  accessTokens: { id: number; name: string }[];
};

/**
 * Everyone who can appear in the company's trail: collaborators and access tokens, also disabled and revoked ones.
 * Needs `Contact:read`.
 */
export async function listActors(ctx: Context): Promise<Actors> {
  allow(ctx, "Contact:read");
  const [people, tokens] = await Promise.all([
    ctx.db
      .select({ id: collaborators.id, email: users.email })
      .from(collaborators)
      .innerJoin(users, eq(users.id, collaborators.userId))
      .where(eq(collaborators.companyId, ctx.companyId))
      .orderBy(asc(users.email)),
    ctx.db
      .select({ id: accessTokens.id, name: accessTokens.name })
      .from(accessTokens)
      .where(eq(accessTokens.companyId, ctx.companyId))
      .orderBy(asc(accessTokens.name), asc(accessTokens.id)),
  ]);
  return { collaborators: people, accessTokens: tokens };
}
