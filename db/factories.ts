import { randomBytes } from "node:crypto";
import { type Db, db, type Tx } from "./index";
import { type Collaborator, collaborators } from "./schema/collaborators";
import { type Company, companies } from "./schema/companies";
import { type User, users } from "./schema/users";

/**
 * Makes a company, from which tests and the demo start. Each test makes its own, so tests see nothing of each other.
 */
export async function makeCompany(
  values: Partial<typeof companies.$inferInsert> = {},
  on: Db | Tx = db,
): Promise<Company> {
  return one(
    await on
      .insert(companies)
      .values({ name: "Test company", ...values })
      .returning(),
  );
}

export async function makeUser(
  values: Partial<typeof users.$inferInsert> = {},
  on: Db | Tx = db,
): Promise<User> {
  const email = `${randomBytes(6).toString("hex")}@example.com`;
  return one(
    await on
      .insert(users)
      .values({ email, ...values })
      .returning(),
  );
}

/**
 * Makes a collaborator of the company who has accepted; an owner unless said otherwise. Makes the user when none is
 * given.
 */
export async function makeCollaborator(
  values: Pick<Collaborator, "companyId"> & Partial<typeof collaborators.$inferInsert>,
  on: Db | Tx = db,
): Promise<Collaborator> {
  const userId = values.userId ?? (await makeUser({}, on)).id;
  return one(
    await on
      .insert(collaborators)
      .values({ owner: true, acceptedAt: new Date(), ...values, userId })
      .returning(),
  );
}

function one<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was inserted");
  return row;
}
