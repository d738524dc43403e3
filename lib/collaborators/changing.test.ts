import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import { makeCompany } from "@/db/factories";
import { collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { addCollaborator } from "./adding";
import { changeRights, disableCollaborator, enableCollaborator } from "./changing";
import { listCollaborators } from "./listing";
import { membershipsOf } from "./membership";
import { passwordMark } from "./password-hashing";
import { joinedBy } from "./testing/joining";

type Joined = Awaited<ReturnType<typeof joinedBy>>;

let owner: Joined;
let manager: Joined;
let agent: Joined;

beforeEach(async () => {
  const company = { companyId: (await makeCompany()).id, db };
  owner = await joinedBy(company, { owner: true });
  manager = await joinedBy(company, { superuser: true, areas: ["security"] });
  agent = await joinedBy(company, { actions: ["Call:read"] });
});

const nobody = () => `${crypto.randomUUID()}@example.com`;
const rightsOfAgent = async () => (await listCollaborators(owner.ctx)).find(({ id }) => id === agent.id);

describe("nobody gives what he does not have", () => {
  test("an owner gives anything", async () => {
    await changeRights(owner.ctx, { id: agent.id, kind: "superuser", areas: ["clear_blacklist"] });
    expect(await rightsOfAgent()).toMatchObject({ superuser: true, areas: ["clear_blacklist"], actions: [] });
    await changeRights(owner.ctx, { id: agent.id, kind: "owner" });
    expect(await rightsOfAgent()).toMatchObject({ owner: true, superuser: false, areas: [] });
  });

  test("a superuser gives what he has", async () => {
    await changeRights(manager.ctx, { id: agent.id, kind: "superuser", areas: ["security"] });
    expect(await rightsOfAgent()).toMatchObject({ superuser: true, areas: ["security"] });
  });

  test.each([
    ["an area that he lacks", { kind: "superuser", areas: ["clear_blacklist"] }, /clear_blacklist/],
    ["ownership", { kind: "owner" }, /owner/],
  ] as const)("a superuser does not give %s", async (_, choice, words) => {
    const input = { ...choice, areas: "areas" in choice ? [...choice.areas] : [] };
    await expect(changeRights(manager.ctx, { id: agent.id, ...input })).rejects.toThrow(words);
    await expect(addCollaborator(manager.ctx, { email: nobody(), ...input })).rejects.toMatchObject({
      status: 403,
    });
    expect(await rightsOfAgent()).toMatchObject({ actions: ["Call:read"], superuser: false, owner: false });
  });

  test("nor to himself", async () => {
    const more = { id: manager.id, kind: "superuser", areas: ["security", "setup_system"] } as const;
    await expect(changeRights(manager.ctx, { ...more, areas: [...more.areas] })).rejects.toThrow(
      /setup_system/,
    );
  });

  test("nobody changes someone who has more", async () => {
    const more = await joinedBy(owner.ctx, { superuser: true, areas: ["setup_system"] });
    const changes: ((target: Joined) => Promise<unknown>)[] = [
      ({ id }) => changeRights(manager.ctx, { id, kind: "chosen", actions: ["Call:read"] }),
      ({ id }) => disableCollaborator(manager.ctx, { id }),
      ({ id }) => enableCollaborator(manager.ctx, { id }),
    ];
    for (const change of changes)
      for (const target of [owner, more]) await expect(change(target)).rejects.toMatchObject({ status: 403 });
    const seen = await listCollaborators(manager.ctx);
    expect(
      seen
        .filter(({ changeable }) => changeable)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([manager.id, agent.id].sort());
  });

  test("who lost the right meanwhile is refused, though the context still has it", async () => {
    await changeRights(owner.ctx, { id: manager.id, kind: "chosen", actions: ["Call:read"] });
    await expect(disableCollaborator(manager.ctx, { id: agent.id })).rejects.toMatchObject({
      missing: "security",
    });
  });

  test("without the area security nothing is shown or done", async () => {
    const refused = { missing: "security" };
    await expect(listCollaborators(agent.ctx)).rejects.toMatchObject(refused);
    await expect(disableCollaborator(agent.ctx, { id: manager.id })).rejects.toMatchObject(refused);
    await expect(
      addCollaborator(agent.ctx, { email: nobody(), kind: "chosen", actions: ["Call:read"] }),
    ).rejects.toMatchObject(refused);
  });
});

describe("the last owner", () => {
  test("is neither disabled nor demoted", async () => {
    await expect(disableCollaborator(owner.ctx, { id: owner.id })).rejects.toMatchObject({ status: 409 });
    await expect(changeRights(owner.ctx, { id: owner.id, kind: "superuser" })).rejects.toThrow(/last owner/);
  });

  test("is whoever can sign in: an owner without a password, or who has not accepted, does not count", async () => {
    const { collaborator } = await addCollaborator(owner.ctx, { email: nobody(), kind: "owner" });
    await expect(changeRights(owner.ctx, { id: owner.id, kind: "superuser" })).rejects.toThrow(/last owner/);
    const leave = () => changeRights(owner.ctx, { id: owner.id, kind: "superuser" });
    await db.update(users).set({ passwordHash: "set" }).where(eq(users.id, collaborator.userId));
    await expect(leave()).rejects.toThrow(/last owner/);
    const accepted = { acceptedAt: new Date() };
    await db.update(collaborators).set(accepted).where(eq(collaborators.id, collaborator.id));
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, collaborator.userId));
    await expect(leave()).rejects.toThrow(/last owner/);
    await db.update(users).set({ passwordHash: "set" }).where(eq(users.id, collaborator.userId));
    await expect(changeRights(owner.ctx, { id: owner.id, kind: "superuser" })).resolves.toMatchObject({
      owner: false,
    });
  });

  test("stays when two owners leave at once, or shut each other out", async () => {
    const acts: ((who: Joined, other: Joined) => Promise<unknown>)[] = [
      (who) => changeRights(who.ctx, { id: who.id, kind: "superuser" }),
      (who, other) => disableCollaborator(who.ctx, { id: other.id }),
    ];
    for (const act of acts) {
      const company = { companyId: (await makeCompany()).id, db };
      const [one, two] = [await joinedBy(company, { owner: true }), await joinedBy(company, { owner: true })];
      const both = await db.transaction(async (tx) => {
        // Both stand at the same place when this lets them go.
        await tx
          .select()
          .from(collaborators)
          .where(eq(collaborators.companyId, company.companyId))
          .for("update");
        const acts = Promise.allSettled([act(one, two), act(two, one)]);
        await sleep(100);
        return { acts };
      });
      const done = await both.acts;
      expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("disabling", () => {
  const memberships = ({ user }: Joined) =>
    membershipsOf({ userId: user.id, mark: passwordMark(user.passwordHash ?? "") });

  test("shuts out at once, enabling lets in again with the same rights; twice equals once", async () => {
    expect(await memberships(agent)).toHaveLength(1);
    const first = await disableCollaborator(owner.ctx, { id: agent.id });
    const second = await disableCollaborator(owner.ctx, { id: agent.id });
    expect(second.disabledAt).toEqual(first.disabledAt);
    expect(await memberships(agent)).toHaveLength(0);
    await enableCollaborator(owner.ctx, { id: agent.id });
    await enableCollaborator(owner.ctx, { id: agent.id });
    expect((await memberships(agent))[0]?.collaborator).toMatchObject({ actions: ["Call:read"] });
  });

  test("nobody disables himself", async () => {
    await joinedBy(owner.ctx, { owner: true });
    await expect(disableCollaborator(owner.ctx, { id: owner.id })).rejects.toThrow(/yourself/);
  });
});

test("another company's collaborator does not exist", async () => {
  const stranger = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  const acts: ((ctx: Context, id: number) => Promise<unknown>)[] = [
    (ctx, id) => changeRights(ctx, { id, kind: "superuser" }),
    (ctx, id) => disableCollaborator(ctx, { id }),
    (ctx, id) => enableCollaborator(ctx, { id }),
  ];
  for (const act of acts) await expect(act(stranger.ctx, agent.id)).rejects.toMatchObject({ status: 404 });
  expect(await rightsOfAgent()).toMatchObject({ actions: ["Call:read"], state: "active" });
});
