import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import type { Permission } from "@/db/permissions";
import { accessTokens } from "@/db/schema/access-tokens";
import { Forbidden, Invalid } from "@/lib/errors";
import { testContext } from "@/lib/testing/context";
import { authenticate } from "./authenticating";
import { issueToken } from "./issuing";

const header = ({ publicKey, privateKey }: { publicKey: string; privateKey: string }) =>
  `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString("base64")}`;

test("issues a pair of keys that opens the company to what it was given, and keeps no private key", async () => {
  const ctx = await testContext();
  const issued = await issueToken(ctx, {
    name: " dialer ",
    areas: ["suppression_list"],
    actions: ["Contact:check", "Contact:check"],
  });
  expect(issued.publicKey).toMatch(/^tdpub[0-9a-f]{48}$/);
  expect(issued.privateKey).toMatch(/^tdprv[0-9a-f]{48}$/);
  const opened = await authenticate(header(issued));
  expect(opened).toMatchObject({
    companyId: ctx.companyId,
    actor: { type: "token", accessTokenId: issued.token.id },
  });
  expect([...opened.permissions]).toEqual(["suppression_list", "Contact:check"]);
  const rows = await db.select().from(accessTokens).where(eq(accessTokens.companyId, ctx.companyId));
  expect(rows).toMatchObject([
    { name: "dialer", collaboratorId: ctx.actor.collaboratorId, actions: ["Contact:check"] },
  ]);
  expect(JSON.stringify(rows)).not.toContain(issued.privateKey.slice(5));
});

test("twice gives two tokens with different keys", async () => {
  const ctx = await testContext();
  const [one, other] = [await issueToken(ctx, { name: "a" }), await issueToken(ctx, { name: "a" })];
  expect(new Set([one.publicKey, other.publicKey, one.privateKey, other.privateKey]).size).toBe(4);
});

test("nobody gives what he does not have, and without security nobody gives anything", async () => {
  const permissions = new Set<Permission>(["security", "Contact:read"]);
  const ctx = await testContext({ permissions });
  await expect(issueToken(ctx, { name: "a", actions: ["Contact:block"] })).rejects.toThrow(Forbidden);
  await expect(issueToken(ctx, { name: "a", areas: ["clear_blacklist"] })).rejects.toThrow(Forbidden);
  await expect(issueToken(ctx, { name: "a", actions: ["Contact:read"] })).resolves.toBeDefined();
  const without = { ...ctx, permissions: new Set<Permission>(["Contact:read"]) };
  await expect(issueToken(without, { name: "a" })).rejects.toThrow(Forbidden);
});

test("a token makes no token", async () => {
  const ctx = await testContext();
  const { token } = await issueToken(ctx, { name: "a", areas: ["security"] });
  await expect(
    issueToken({ ...ctx, actor: { type: "token" as const, accessTokenId: token.id } }, { name: "b" }),
  ).rejects.toThrow(Invalid);
});

test("refuses an empty name and an end in the past", async () => {
  const ctx = await testContext();
  await expect(issueToken(ctx, { name: "  " })).rejects.toThrow("is missing");
  await expect(issueToken(ctx, { name: "a", expiresAt: new Date(0) })).rejects.toThrow("is in the past");
});
