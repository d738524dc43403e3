import { makeCollaborator, makeUser } from "@/db/factories";
import type { collaborators } from "@/db/schema/collaborators";
import { companyOf } from "@/lib/companies/reading";
import type { Context } from "@/lib/context";
import { memberContext } from "../membership";

/**
 * For tests: a further collaborator of the context's company who has set a password, and the context in which they act.
 */
export async function joinedBy(
  { companyId, db }: Pick<Context, "companyId" | "db">,
  rights: Partial<typeof collaborators.$inferInsert> = {},
) {
  const user = await makeUser({ passwordHash: "set" });
  const collaborator = await makeCollaborator({ owner: false, ...rights, companyId, userId: user.id });
  const company = await companyOf({ companyId, db });
  return { id: collaborator.id, user, ctx: memberContext({ user, collaborator, company }) };
}
