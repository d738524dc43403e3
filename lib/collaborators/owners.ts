import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db";
import { collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import { isActive } from "./membership";

/** Emails of the company's owners, who can give a permission. Anyone of the company may ask. */
export async function ownersOf({ companyId }: { companyId: number }): Promise<string[]> {
  const rows = await db
    .select({ email: users.email })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .where(and(eq(collaborators.companyId, companyId), eq(collaborators.owner, true), isActive))
    .orderBy(asc(collaborators.id));
  return rows.map(({ email }) => email);
}
