import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { type Company, companies } from "@/db/schema/companies";
import { users } from "@/db/schema/users";
import { type Context, makeContext } from "@/lib/context";
import { permissionsOf } from "@/lib/permissions";
import { type CountryCode, isCountry } from "@/lib/phone";
import { passwordMark } from "./passwords";

/** A user's present membership of a company. */
export type Member = {
  user: { id: number; email: string; name: string | null };
  collaborator: Collaborator;
  company: Company;
};

/**
 * The companies that a user may enter now, oldest first. Read at every request: a disabled collaborator is out at once, and
 * so is a session whose `mark` is not of the present password.
 */
export async function membershipsOf(session: { userId: number; mark: string }): Promise<Member[]> {
  const rows = await db
    .select({
      passwordHash: users.passwordHash,
      user: { id: users.id, email: users.email, name: users.name },
      collaborator: collaborators,
      company: companies,
    })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .innerJoin(companies, eq(companies.id, collaborators.companyId))
    .where(and(eq(collaborators.userId, session.userId), isNull(collaborators.disabledAt)))
    .orderBy(asc(companies.id));
  return rows
    .filter(({ passwordHash }) => passwordHash !== null && passwordMark(passwordHash) === session.mark)
    .map(({ user, collaborator, company }) => ({ user, collaborator, company }));
}

/** The context in which a member acts. */
export function memberContext({ collaborator, company }: Member, requestIp?: string): Context {
  return makeContext({
    companyId: company.id,
    country: countryOf(company),
    actor: { userId: collaborator.userId, collaboratorId: collaborator.id },
    permissions: permissionsOf(collaborator),
    requestIp,
  });
}

/** The company's country as the number parser knows it. */
export const countryOf = ({ defaultCountry }: Pick<Company, "defaultCountry">): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
