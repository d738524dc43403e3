import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { type Db, type Tx, db } from "@/db";
import { collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { passwordTokens } from "@/db/schema/password-tokens";
import { users } from "@/db/schema/users";

/** What a link can do: `sets` a password and joins, or only `joins` the company, for its user after a sign-in. */
export type LinkState =
  | { state: "sets" | "joins"; email: string; company: string; expiresAt: Date }
  | { state: "used" | "expired" | "unknown" };

/** What a link can do now. Reading it does not use it up. */
export const readPasswordLink = (token: string): Promise<LinkState> => readLink(db, token);

/** As `readPasswordLink`, within a transaction. */
export async function readLink(on: Db | Tx, token: string): Promise<LinkState> {
  const [link] = await on
    .select({
      email: users.email,
      company: companies.name,
      usedAt: passwordTokens.usedAt,
      expiresAt: passwordTokens.expiresAt,
      byOperator: passwordTokens.byOperator,
      acceptedAt: collaborators.acceptedAt,
      disabledAt: collaborators.disabledAt,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      elsewhere: sql<boolean>`exists (select from collaborators other where other.user_id = ${users.id}
        and other.company_id <> ${passwordTokens.companyId} and other.accepted_at is not null)`,
    })
    .from(passwordTokens)
    .innerJoin(users, eq(users.id, passwordTokens.userId))
    .innerJoin(companies, eq(companies.id, passwordTokens.companyId))
    .innerJoin(
      collaborators,
      and(
        eq(collaborators.companyId, passwordTokens.companyId),
        eq(collaborators.id, passwordTokens.collaboratorId),
      ),
    )
    .where(eq(passwordTokens.tokenHash, digest(token)));
  if (!link) return { state: "unknown" };
  if (link.usedAt) return { state: "used" };
  const power = powerOf(link);
  if (link.expiresAt <= new Date() || !power) return { state: "expired" };
  return { state: power, email: link.email, company: link.company, expiresAt: link.expiresAt };
}

type Facts = {
  byOperator: boolean;
  acceptedAt: Date | null;
  disabledAt: Date | null;
  hasPassword: boolean;
  /** Whether the user has joined another company. */
  elsewhere: boolean;
};

/**
 * What a link may do. A company sets the password only of a person who acts nowhere else: who has no password yet, or
 * has joined this company alone.
 */
export function powerOf({ byOperator, acceptedAt, disabledAt, hasPassword, elsewhere }: Facts) {
  if (disabledAt) return null;
  if (!acceptedAt) return hasPassword || elsewhere ? "joins" : "sets";
  return elsewhere && !byOperator ? null : "sets";
}

/** What is kept of a token. */
export const digest = (token: string): string => createHash("sha256").update(token).digest("hex");
