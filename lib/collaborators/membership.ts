import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { companies, type Company } from "@/db/schema/companies";
import { users } from "@/db/schema/users";
import { type Context, makeContext } from "@/lib/context";
import { permissionsOf } from "@/lib/allow";
import { type CountryCode, isCountry } from "@/lib/phone/phone";
import { passwordMark } from "./password-hashing";

/** What a session cookie says: the user, and the mark of the password that the session began with. */
export type Session = { userId: number; mark: string };

/** A user's present membership of a company. */
export type Member = {
  user: { id: number; email: string; name: string | null };
  collaborator: Collaborator;
  company: Company;
};

/**
 * The condition that a collaborator has accepted the membership and is not disabled. Nobody else acts for the company.
 */
export const isActive = and(isNotNull(collaborators.acceptedAt), isNull(collaborators.disabledAt));

/** As `isActive`, for a row that was read already. */
export const mayAct = ({
  acceptedAt,
  disabledAt,
}: Pick<Collaborator, "acceptedAt" | "disabledAt">): boolean => acceptedAt !== null && disabledAt === null;

/**
 * The companies that a user may enter now, oldest first. Read at every request, so a disabled collaborator is out at
 * once, and so is a session whose `mark` is not that of the present password.
 */
export async function membershipsOf(session: Session): Promise<Member[]> {
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
    .where(and(eq(collaborators.userId, session.userId), isActive))
    .orderBy(asc(companies.id));
  return rows
    .filter(({ passwordHash }) => passwordHash !== null && passwordMark(passwordHash) === session.mark)
    .map(({ user, collaborator, company }) => ({ user, collaborator, company }));
}

/**
 * The user of a session, also when they belong to no company; null when its `mark` is not that of the present password.
 */
export async function userOfSession({
  userId,
  mark,
}: Session): Promise<{ id: number; email: string } | null> {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user?.passwordHash || passwordMark(user.passwordHash) !== mark) return null;
  return { id: user.id, email: user.email };
}

/** The context in which a member acts. */
export function memberContext({ collaborator, company }: Member, requestIp?: string): Context {
  return makeContext({
    companyId: company.id,
    country: countryOf(company),
    actor: { type: "person", userId: collaborator.userId, collaboratorId: collaborator.id },
    permissions: permissionsOf(collaborator),
    requestIp,
  });
}

/** The company's country as the number parser knows it. */
export const countryOf = ({ defaultCountry }: Pick<Company, "defaultCountry">): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
