import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { users } from "@/db/schema/users";
import { Conflict, Invalid } from "@/lib/errors";
import { userOf } from "./adding";
import { type PasswordLink, makePasswordLink } from "./password-links";
import { Email } from "./schema";

export const CreateOwner = z.object({
  company: z.string().trim().min(1, "must be given").max(120, "is longer than 120 characters"),
  email: Email,
});

/**
 * Makes an owner of a company, and the company when none has the name. Returns a link to set the password, or to join
 * for a person who has a password and is not of the company. Ends the demo's sign-in. For the person who runs the
 * server, so it checks no permission. The same input again makes a new link.
 */
export async function createOwner(
  input: z.input<typeof CreateOwner>,
): Promise<{ link: PasswordLink; madeCompany: boolean; endedDemo: boolean }> {
  const { company: name, email } = CreateOwner.parse(input);
  return db.transaction(async (tx) => {
    const ctx = { db: tx };
    const userId = await userOf(ctx, { email });
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("no key update");
    if (user?.isDemo)
      throw new Invalid({ email: ["is a demo account, which signs in from this machine only"] });
    const { companyId, madeCompany } = await companyNamed(ctx, name);
    const [owner] = await tx
      .insert(collaborators)
      .values({ companyId, userId, owner: true })
      .onConflictDoUpdate({
        target: [collaborators.companyId, collaborators.userId],
        set: {
          owner: true,
          superuser: false,
          areas: [],
          actions: [],
          disabledAt: null,
          updatedAt: new Date(),
        },
      })
      .returning();
    if (!owner) throw new Error("no owner was inserted");
    const ended = await tx
      .update(users)
      .set({ passwordHash: null, updatedAt: new Date() })
      .where(and(eq(users.isDemo, true), isNotNull(users.passwordHash)))
      .returning({ id: users.id });
    const link = await makePasswordLink(ctx, owner, { byOperator: true });
    return { link, madeCompany, endedDemo: ended.length > 0 };
  });
}

async function companyNamed({ db }: Parameters<typeof makePasswordLink>[0], name: string) {
  const found = await db.select({ id: companies.id }).from(companies).where(eq(companies.name, name));
  const [company] = found;
  if (found.length > 1)
    throw new Conflict(`${found.length} companies are named "${name}"; rename one of them first.`);
  if (company) return { companyId: company.id, madeCompany: false };
  const [made] = await db.insert(companies).values({ name }).returning({ id: companies.id });
  if (!made) throw new Error("no company was inserted");
  return { companyId: made.id, madeCompany: true };
}
