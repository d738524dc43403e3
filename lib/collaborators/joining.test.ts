import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import { makeCompany } from "@/db/factories";
import { users } from "@/db/schema/users";
import { authenticate } from "@/lib/access-tokens/authenticating";
import { issueToken } from "@/lib/access-tokens/issuing";
import { collaborators } from "@/db/schema/collaborators";
import { changePassword } from "./account";
import { addCollaborator } from "./adding";
import { changeRights, disableCollaborator } from "./changing";
import { joinCompany, setPassword } from "./joining";
import { powerOf, readPasswordLink } from "./link-states";
import { listCollaborators } from "./listing";
import { membershipsOf } from "./membership";
import { ownersOf } from "./owners";
import { renewPasswordLink } from "./password-links";
import { signIn } from "./signing-in";
import { joinedBy } from "./testing/joining";

type Joined = Awaited<ReturnType<typeof joinedBy>>;

const PASSWORD = "a long password";
let one: Joined;
let two: Joined;
let email: string;

beforeEach(async () => {
  one = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  two = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  email = `${crypto.randomUUID()}@example.com`;
});

const invite = async (by: Joined) => {
  const { link, collaborator } = await addCollaborator(by.ctx, { email, kind: "owner" });
  return { ...link, id: collaborator.id };
};
const sessionOf = async (password = PASSWORD) => {
  const user = await signIn({ email, password });
  if (!user) throw new Error("the sign-in was refused");
  return { userId: user.id, mark: user.passwordMark };
};
const entered = async (password?: string) =>
  (await membershipsOf(await sessionOf(password))).map(({ company }) => company.id);
const stateIn = async ({ ctx }: Joined) =>
  (await listCollaborators(ctx)).find((row) => row.email === email)?.state;
const states = (...tokens: string[]) =>
  Promise.all(tokens.map(async (token) => (await readPasswordLink(token)).state));

describe("one company does not become a person in another", () => {
  test("who used his own company's link is not in a company that adds the email later", async () => {
    const { token } = await invite(one);
    await setPassword({ token, password: PASSWORD });
    const later = await invite(two);
    expect(later.sets).toBe(false);
    expect(await entered()).toEqual([one.ctx.companyId]);
    expect(await stateIn(two)).toBe("invited");
    expect(await ownersOf(two.ctx)).not.toContain(email);
  });

  test("whoever sets the password first takes that power from all other links", async () => {
    const [first, second] = [await invite(one), await invite(two)];
    expect(await states(first.token, second.token)).toEqual(["sets", "sets"]);
    await setPassword({ token: second.token, password: PASSWORD });
    expect(await states(first.token, second.token)).toEqual(["joins", "used"]);
    await expect(setPassword({ token: first.token, password: "another password" })).rejects.toThrow(/ended/);
    expect(await entered()).toEqual([two.ctx.companyId]);
  });

  test("also when both are used at the same time", async () => {
    for (let n = 0; n < 5; n++) {
      email = `${crypto.randomUUID()}@example.com`;
      const tokens = [(await invite(one)).token, (await invite(two)).token];
      const done = await Promise.allSettled(
        tokens.map((token, at) => setPassword({ token, password: `${PASSWORD} ${at}` })),
      );
      expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const winner = done.findIndex(({ status }) => status === "fulfilled");
      expect(await entered(`${PASSWORD} ${winner}`)).toEqual([[one, two][winner]?.ctx.companyId]);
    }
  });

  test("a new set-password link made before its person joined elsewhere ends", async () => {
    const { token, id } = await invite(one);
    await setPassword({ token, password: PASSWORD });
    const renewed = await renewPasswordLink(one.ctx, { id });
    expect(renewed.sets).toBe(true);
    await joinCompany({ token: (await invite(two)).token, session: await sessionOf() });
    expect(await states(renewed.token)).toEqual(["expired"]);
    await expect(setPassword({ token: renewed.token, password: "the attacker's" })).rejects.toThrow(/ended/);
    await expect(renewPasswordLink(one.ctx, { id })).rejects.toThrow(/another company/);
  });

  test("a link of one who lost the password does not take it from his other company", async () => {
    const { token } = await invite(one);
    await setPassword({ token, password: PASSWORD });
    await db.update(users).set({ passwordHash: null }).where(eq(users.email, email));
    expect((await invite(two)).sets).toBe(false);
  });
});

describe("joining", () => {
  let token: string;
  beforeEach(async () => {
    await setPassword({ token: (await invite(one)).token, password: PASSWORD });
    token = (await invite(two)).token;
  });

  test("is for the link's person signed in, once; the password stays", async () => {
    const session = await sessionOf();
    const both = await Promise.allSettled([joinCompany({ token, session }), joinCompany({ token, session })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await entered()).toEqual([one.ctx.companyId, two.ctx.companyId]);
    expect(await states(token)).toEqual(["used"]);
    expect(await stateIn(two)).toBe("active");
  });

  test("is refused to somebody else, to an old session and as a way to a password; the link stays", async () => {
    const stranger = await joinedBy(two.ctx, { owner: true });
    const somebody = { userId: stranger.user.id, mark: (await sessionOf()).mark };
    const old = { ...(await sessionOf()), mark: "of an older password" };
    for (const session of [somebody, old])
      await expect(joinCompany({ token, session })).rejects.toMatchObject({ status: 403 });
    await expect(setPassword({ token, password: "another password" })).rejects.toThrow(/ended/);
    expect(await entered()).toEqual([one.ctx.companyId]);
    expect(await states(token)).toEqual(["joins"]);
  });

  test("is not possible for one who is disabled", async () => {
    const id = (await listCollaborators(two.ctx)).find((row) => row.email === email)?.id ?? 0;
    await disableCollaborator(two.ctx, { id });
    expect(await stateIn(two)).toBe("disabled");
    const session = await sessionOf();
    await expect(joinCompany({ token, session })).rejects.toThrow(/ended/);
    expect(await entered()).toEqual([one.ctx.companyId]);
  });

  test("needs a link to join: one that sets a password does not join", async () => {
    email = `${crypto.randomUUID()}@example.com`;
    const fresh = (await invite(two)).token;
    const session = { userId: one.user.id, mark: "any" };
    await expect(joinCompany({ token: fresh, session })).rejects.toThrow(/ended/);
    expect(await states(fresh)).toEqual(["sets"]);
  });

  test("has a new link when the first one is lost, which ends the first one alone", async () => {
    const id = (await listCollaborators(two.ctx)).find((row) => row.email === email)?.id ?? 0;
    const renewed = await renewPasswordLink(two.ctx, { id });
    expect(renewed.sets).toBe(false);
    expect(await states(token, renewed.token)).toEqual(["expired", "joins"]);
  });
});

test("a new link of one company leaves another company's link as it is", async () => {
  const [first, second] = [await invite(one), await invite(two)];
  await renewPasswordLink(one.ctx, { id: first.id });
  expect(await states(first.token, second.token)).toEqual(["expired", "sets"]);
});

describe("who has not accepted counts for nothing", () => {
  test("not as the owner who stays, though the user has a password", async () => {
    await setPassword({ token: (await invite(one)).token, password: PASSWORD });
    const { token } = await invite(two);
    const leave = () => changeRights(two.ctx, { id: two.id, kind: "superuser" });
    await expect(leave()).rejects.toThrow(/last owner/);
    await joinCompany({ token, session: await sessionOf() });
    await expect(leave()).resolves.toMatchObject({ owner: false });
  });

  test("not as one who gives, nor as a token's maker", async () => {
    const { publicKey, privateKey } = await issueToken(one.ctx, { name: "dialer", actions: ["Call:read"] });
    const ask = () => authenticate(`Basic ${btoa(`${publicKey}:${privateKey}`)}`);
    expect([...(await ask()).permissions]).toEqual(["Call:read"]);
    await db.update(collaborators).set({ acceptedAt: null }).where(eq(collaborators.id, one.id));
    await expect(ask()).rejects.toMatchObject({ status: 401 });
    await expect(invite(one)).rejects.toMatchObject({ missing: "security" });
  });
});

describe("a new password ends the links that could set one", () => {
  test("when it is changed with the present one", async () => {
    const { token, id } = await invite(one);
    await setPassword({ token, password: PASSWORD });
    const renewed = await renewPasswordLink(one.ctx, { id });
    const { userId } = await sessionOf();
    const ctx = { ...one.ctx, actor: { type: "person" as const, userId, collaboratorId: id } };
    await changePassword(ctx, { currentPassword: PASSWORD, newPassword: "the second password" });
    expect(await states(renewed.token)).toEqual(["expired"]);
    await expect(setPassword({ token: renewed.token, password: "a third one" })).rejects.toThrow(/ended/);
  });

  test("and leaves an invitation as one, to join", async () => {
    const { token, id } = await invite(one);
    await setPassword({ token, password: PASSWORD });
    const renewed = await renewPasswordLink(one.ctx, { id });
    const invitation = await invite(two);
    await setPassword({ token: renewed.token, password: "the second password" });
    expect(await states(renewed.token, invitation.token)).toEqual(["used", "joins"]);
  });
});

test.each([
  ["sets", {}],
  ["joins", { hasPassword: true }],
  ["joins", { elsewhere: true }],
  ["joins", { hasPassword: true, byOperator: true }],
  ["sets", { hasPassword: true, acceptedAt: new Date() }],
  [null, { hasPassword: true, acceptedAt: new Date(), elsewhere: true }],
  ["sets", { hasPassword: true, acceptedAt: new Date(), elsewhere: true, byOperator: true }],
  [null, { disabledAt: new Date() }],
  [null, { disabledAt: new Date(), acceptedAt: new Date(), byOperator: true }],
] as const)("a link is good for %j with %o", (power, facts) => {
  const nothing = {
    byOperator: false,
    acceptedAt: null,
    disabledAt: null,
    hasPassword: false,
    elsewhere: false,
  };
  expect(powerOf({ ...nothing, ...facts })).toBe(power);
});
