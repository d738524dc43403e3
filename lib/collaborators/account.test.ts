import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { testContext } from "@/lib/testing/context";
import { changePassword, renameYourself } from "./account";
import { hashPassword } from "./password-hashing";
import { signIn } from "./signing-in";
import { joinedBy } from "./testing/joining";

const nameOf = async (id: number) => (await db.select().from(users).where(eq(users.id, id)))[0]?.name;

test("one changes one's own name, and nobody else's", async () => {
  const ctx = await testContext();
  const { user, ctx: own } = await joinedBy(ctx);
  await renameYourself(own, { name: " Sam  " });
  expect(await nameOf(user.id)).toBe("Sam");
  expect(await nameOf(ctx.actor.userId ?? 0)).toBeNull();
  await renameYourself(own, { name: "" });
  expect(await nameOf(user.id)).toBeNull();
  await expect(renameYourself(own, { name: "x".repeat(121) })).rejects.toThrow(/120/);
});

test("a token has no account", async () => {
  const ctx = { ...(await testContext()), actor: { type: "token" as const, accessTokenId: 1 } };
  const passwords = { currentPassword: "the old password", newPassword: "the new password" };
  await expect(renameYourself(ctx, { name: "Sam" })).rejects.toMatchObject({ status: 401 });
  await expect(changePassword(ctx, passwords)).rejects.toMatchObject({ status: 401 });
});

test("wrong present passwords count like those of the sign-in, also when all are sent at once", async () => {
  const { user, ctx } = await joinedBy(await testContext());
  const right = "the right password";
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(right) })
    .where(eq(users.id, user.id));
  const change = (currentPassword: string) =>
    changePassword(ctx, { currentPassword, newPassword: "the new password" });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => change("a wrong one")));
  expect(tries.filter(({ status }) => status === "fulfilled")).toEqual([]);
  await expect(change(right)).rejects.toThrow(/too many times/);
  expect(
    await signIn({ email: user.email, password: right }, { requestIp: ctx.requestIp, direct: true }),
  ).toBeNull();
  await expect(
    changePassword(
      { ...ctx, requestIp: "203.0.113.10" },
      { currentPassword: right, newPassword: "the new password" },
    ),
  ).resolves.toBeUndefined();
});

test.each([
  [{ currentPassword: "", newPassword: "a long password" }, "currentPassword"],
  [{ currentPassword: "same password", newPassword: "same password" }, "newPassword"],
  [{ currentPassword: "the old password", newPassword: "nine char" }, "newPassword"],
])("a change of password with %o is refused at %s", async (passwords, field) => {
  await expect(changePassword(await testContext(), passwords)).rejects.toMatchObject({
    issues: [{ path: [field] }],
  });
});
