import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { makeCompany } from "@/db/factories";
import { passwordTokens } from "@/db/schema/password-tokens";
import { addCollaborator } from "./adding";
import { changePassword } from "./account";
import { setPassword } from "./joining";
import { readPasswordLink } from "./link-states";
import { listCollaborators } from "./listing";
import { membershipsOf } from "./membership";
import { renewPasswordLink } from "./password-links";
import { signIn } from "./signing-in";
import { joinedBy } from "./testing/joining";

const ownerOf = async () => joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });

async function invited() {
  const owner = await ownerOf();
  const email = `${crypto.randomUUID()}@example.com`;
  const added = await addCollaborator(owner.ctx, { email, kind: "chosen", actions: ["Call:read"] });
  return { owner, email, id: added.collaborator.id, ...added, token: added.link.token };
}

describe("a set-password link", () => {
  test("sets a password to sign in with", async () => {
    const { owner, email, token } = await invited();
    expect(await readPasswordLink(token)).toMatchObject({ state: "sets", email });
    await setPassword({ token, password: "a long new password" });
    expect(await signIn({ email, password: "a long new password" })).toMatchObject({ email });
    expect((await listCollaborators(owner.ctx)).find((row) => row.email === email)?.state).toBe("active");
  });

  test("is used once, also by ten at the same time", async () => {
    const { email, token } = await invited();
    const passwords = Array.from({ length: 10 }, (_, n) => `the password ${n}`);
    const done = await Promise.allSettled(passwords.map((password) => setPassword({ token, password })));
    const winners = passwords.filter((_, n) => done[n]?.status === "fulfilled");
    expect(winners).toHaveLength(1);
    expect(await signIn({ email, password: winners[0] ?? "" })).not.toBeNull();
    expect(await readPasswordLink(token)).toEqual({ state: "used" });
    await expect(setPassword({ token, password: "another password" })).rejects.toThrow(/used already/);
  });

  test("ends after 72 hours, and when a newer one is made", async () => {
    const { owner, id, token, link, collaborator } = await invited();
    const hours = (link.expiresAt.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(72, 1);
    const newer = await renewPasswordLink(owner.ctx, { id });
    expect(await readPasswordLink(token)).toEqual({ state: "expired" });
    await db
      .update(passwordTokens)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(passwordTokens.userId, collaborator.userId));
    await expect(setPassword({ token: newer.token, password: "too late for it" })).rejects.toThrow(/ended/);
  });

  test("is kept as a digest only", async () => {
    const { token, collaborator } = await invited();
    const [row] = await db
      .select()
      .from(passwordTokens)
      .where(eq(passwordTokens.userId, collaborator.userId));
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("wants ten characters and leaves the link usable when there are fewer", async () => {
    const { token } = await invited();
    await expect(setPassword({ token, password: "nine char" })).rejects.toThrow(/shorter than 10/);
    expect(await readPasswordLink(token)).toMatchObject({ state: "sets" });
  });

  test("of nobody is unknown", async () => {
    expect(await readPasswordLink("made-up")).toEqual({ state: "unknown" });
    await expect(setPassword({ token: "made-up", password: "a long password" })).rejects.toThrow(/ended/);
  });

  test("is made anew only by one who may change the person, and in his company", async () => {
    const { owner, id } = await invited();
    const manager = await joinedBy(owner.ctx, { superuser: true, areas: ["security"] });
    await expect(renewPasswordLink(manager.ctx, { id: owner.id })).rejects.toMatchObject({ status: 403 });
    const stranger = await ownerOf();
    await expect(renewPasswordLink(stranger.ctx, { id })).rejects.toMatchObject({ status: 404 });
    await expect(renewPasswordLink(manager.ctx, { id })).resolves.toMatchObject({
      token: expect.any(String),
    });
  });
});

test("whoever is a collaborator already is not added again, not even by two at once", async () => {
  const owner = await ownerOf();
  const email = `${crypto.randomUUID()}@example.com`;
  const add = () => addCollaborator(owner.ctx, { email: ` ${email.toUpperCase()}`, kind: "superuser" });
  const done = await Promise.allSettled([add(), add()]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(add()).rejects.toThrow(/collaborator already/);
});

test("a new password needs the present one, and ends the sessions of the old one", async () => {
  const { email, token, collaborator, owner } = await invited();
  await setPassword({ token, password: "the first password" });
  const first = await signIn({ email, password: "the first password" });
  const session = { userId: collaborator.userId, mark: first?.passwordMark ?? "" };
  expect(await membershipsOf(session)).toHaveLength(1);

  const ctx = {
    ...owner.ctx,
    actor: { type: "person" as const, userId: collaborator.userId, collaboratorId: collaborator.id },
  };
  const newPassword = "the second password";
  await expect(changePassword(ctx, { currentPassword: "a wrong one", newPassword })).rejects.toThrow(
    /not your present/,
  );
  await changePassword(ctx, { currentPassword: "the first password", newPassword });
  expect(await membershipsOf(session)).toHaveLength(0);
  expect(await signIn({ email, password: "the first password" })).toBeNull();
  expect(await signIn({ email, password: newPassword })).not.toBeNull();
});
