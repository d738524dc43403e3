import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { makeCollaborator, makeCompany, makeUser } from "@/db/factories";
import { collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { users } from "@/db/schema/users";
import startDatabase from "@/db/test-database";
import { createOwner } from "./first-owner";
import { joinCompany, setPassword } from "./joining";
import { readPasswordLink } from "./link-states";
import { membershipsOf } from "./membership";
import { hashPassword } from "./password-hashing";
import { signIn } from "./signing-in";

// A database of its own: it ends the sign-in of all demo accounts, other tests' too.
beforeAll(async () => {
  const stop = await startDatabase();
  return async () => {
    await closeDb();
    await stop();
  };
});

const names = () => ({ company: `Company ${randomUUID()}`, email: `${randomUUID()}@example.com` });

const ownersOf = (email: string) =>
  db
    .select({ companyId: collaborators.companyId, owner: collaborators.owner, name: companies.name })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .innerJoin(companies, eq(companies.id, collaborators.companyId))
    .where(eq(users.email, email));

test("makes the company, its owner and a link that sets the password", async () => {
  const wanted = names();
  const { link, madeCompany } = await createOwner(wanted);
  expect(madeCompany).toBe(true);
  expect(await ownersOf(wanted.email)).toMatchObject([{ owner: true, name: wanted.company }]);
  await setPassword({ token: link.token, password: "a long password" });
  expect(await signIn({ email: wanted.email, password: "a long password" }, { direct: true })).not.toBeNull();
});

test("again: the same company and owner, a new link, the old one ended", async () => {
  const wanted = names();
  const first = await createOwner(wanted);
  const second = await createOwner(wanted);
  expect(second.madeCompany).toBe(false);
  expect(await ownersOf(wanted.email)).toHaveLength(1);
  expect(await readPasswordLink(first.link.token)).toEqual({ state: "expired" });
  expect(await readPasswordLink(second.link.token)).toMatchObject({ state: "sets" });
});

const entered = async (wanted: { email: string }) => {
  const user = await signIn({ email: wanted.email, password: "a long password" }, { direct: true });
  const session = { userId: user?.id ?? 0, mark: user?.passwordMark ?? "" };
  return { session, names: (await membershipsOf(session)).map(({ company }) => company.name) };
};

test("for one who has a password already it is a link to join", async () => {
  const wanted = names();
  await setPassword({ token: (await createOwner(wanted)).link.token, password: "a long password" });
  const second = { ...names(), email: wanted.email };
  const { link } = await createOwner(second);
  expect(link.sets).toBe(false);
  expect((await entered(wanted)).names).toEqual([wanted.company]);
  await joinCompany({ token: link.token, session: (await entered(wanted)).session });
  expect((await entered(wanted)).names).toEqual([wanted.company, second.company]);
});

test("for an owner of several companies who lost the password it sets a new one", async () => {
  const user = await makeUser({ passwordHash: "lost" });
  const wanted = { ...names(), email: user.email };
  for (const name of [wanted.company, names().company])
    await makeCollaborator({ companyId: (await makeCompany({ name })).id, userId: user.id });
  const { link } = await createOwner(wanted);
  await setPassword({ token: link.token, password: "a long password" });
  expect((await entered(wanted)).names).toHaveLength(2);
});

test("a disabled agent becomes an owner who may come in", async () => {
  const wanted = names();
  const company = await makeCompany({ name: wanted.company });
  const user = await makeUser({ email: wanted.email });
  await makeCollaborator({
    companyId: company.id,
    userId: user.id,
    owner: false,
    actions: ["Call:read"],
    disabledAt: new Date(),
  });
  await createOwner(wanted);
  const [row] = await db.select().from(collaborators).where(eq(collaborators.userId, user.id));
  expect(row).toMatchObject({ owner: true, actions: [], disabledAt: null });
});

test("ends the demo: its accounts can no longer sign in", async () => {
  const email = `${randomUUID()}@example.com`;
  await makeUser({ email, isDemo: true, passwordHash: await hashPassword("blacklist-demo") });
  expect(
    await signIn({ email, password: "blacklist-demo" }, { requestIp: "127.0.0.1", direct: true }),
  ).not.toBeNull();
  expect((await createOwner(names())).endedDemo).toBe(true);
  expect(
    await signIn({ email, password: "blacklist-demo" }, { requestIp: "127.0.0.1", direct: true }),
  ).toBeNull();
});

test("refuses a demo account and an ambiguous company, and leaves everything as it was", async () => {
  const demo = await makeUser({ isDemo: true, passwordHash: "kept" });
  const wanted = names();
  await expect(createOwner({ ...wanted, email: demo.email })).rejects.toThrow(/demo account/);
  await makeCompany({ name: wanted.company });
  await makeCompany({ name: wanted.company });
  await expect(createOwner(wanted)).rejects.toThrow(/2 companies/);
  expect(await db.select().from(users).where(eq(users.email, wanted.email))).toEqual([]);
  expect((await db.select().from(users).where(eq(users.id, demo.id)))[0]?.passwordHash).toBe("kept");
});
