import { and, asc, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db";
import { DEMO_PASSWORD } from "@/db/demo";
import { users } from "@/db/schema/users";

/** The demo's accounts and password, for the sign-in page; null where there is no demo. */
export async function demoAccounts(): Promise<{ emails: string[]; password: string } | null> {
  const accounts = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.isDemo, true), isNotNull(users.passwordHash)))
    .orderBy(asc(users.id));
  return accounts.length > 0 ? { emails: accounts.map(({ email }) => email), password: DEMO_PASSWORD } : null;
}
