import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { DEMO_PASSWORD } from "./demo";
import { makeCollaborator, makeCompany, makeUser } from "./factories";
import { db } from "./index";
import type { Collaborator } from "./schema/collaborators";
import { users } from "./schema/users";
import { seedAcme, seedGlobex } from "./seed/blacklists";

/**
 * Makes the demo on an empty database: company 1 Acme Leads with an owner, a manager without areas and an agent,
 * company 2 Globex, and blacklists with a past. Does nothing when there is a user already. All or nothing; returns true
 * when it made the demo.
 */
export async function seedDemo(): Promise<boolean> {
  const passwordHash = await hash(DEMO_PASSWORD);
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in share row exclusive mode`);
    if ((await tx.select({ id: users.id }).from(users).limit(1)).length > 0) return false;
    const acme = await makeCompany({ name: "Acme Leads" }, tx);
    const globex = await makeCompany({ name: "Globex", timeZone: "America/Los_Angeles" }, tx);
    const join = async (
      email: string,
      name: string,
      member: Partial<Collaborator> & { companyId: number },
    ) => {
      const user = await makeUser({ email, name, passwordHash, isDemo: true }, tx);
      return makeCollaborator({ owner: false, ...member, userId: user.id }, tx);
    };
    const owner = await join("owner@example.com", "Olivia Owner", { companyId: acme.id, owner: true });
    await join("manager@example.com", "Max Manager", { companyId: acme.id, superuser: true });
    const agent = await join("agent@example.com", "Ana Agent", {
      companyId: acme.id,
      actions: ["Call:read", "Call:block"],
    });
    const gil = await join("owner@globex.example", "Gil Globex", { companyId: globex.id, owner: true });
    await seedAcme(tx, { owner, agent });
    await seedGlobex(tx, gil);
    return true;
  });
}
