import { beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import type { Permission } from "@/db/permissions";
import { makeCompany } from "@/db/factories";
import { joinedBy } from "@/lib/collaborators/testing/joining";
import { limitToken } from "./changing";
import { issueCheckToken, issueToken } from "./issuing";
import { getAccessToken } from "./listing";
import { revokeToken } from "./stopping";

type Joined = Awaited<ReturnType<typeof joinedBy>>;

let owner: Joined;
let id: number;

beforeEach(async () => {
  owner = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  id = (await issueToken(owner.ctx, { name: "dialer", areas: ["clear_blacklist"] })).token.id;
});

const limit = (allowedNetworks: string[], rateLimit: number | null = null, { ctx }: Joined = owner) =>
  limitToken(ctx, { id, allowedNetworks, rateLimit });
const limits = async () => {
  const { allowedNetworks, rateLimit } = await getAccessToken(owner.ctx, { id });
  return { allowedNetworks, rateLimit };
};

test("limits are set, twice as good as once, and taken away again", async () => {
  expect(await limits()).toEqual({ allowedNetworks: [], rateLimit: null });
  const wanted = ["203.0.113.7", "10.0.0.0/8", "2001:db8::/32"];
  for (const _ of [1, 2]) await limit([...wanted, " 203.0.113.7 ", "::FFFF:203.0.113.7"], 100);
  expect(await limits()).toEqual({ allowedNetworks: wanted, rateLimit: 100 });
  await limit([]);
  expect(await limits()).toEqual({ allowedNetworks: [], rateLimit: null });
});

test.each([
  [["203.0.113.300"], null, /“203.0.113.300”, which is no address/],
  [["10.0.0.0/8", "example.com"], null, /“example.com”/],
  [["10.0.0.0/33"], null, /which is no address/],
  [Array.from({ length: 101 }, (_, n) => `10.0.0.${n}`), null, /more than 100/],
  [[], 0, /must be 1 or more/],
  [[], 1.5, /whole number/],
  [[], Number.NaN, /whole number/],
  [[], 2_000_000, /1,000,000 or less/],
])("%j, %s is refused and changes nothing", async (networks, rate, words) => {
  await limit(["10.0.0.0/8"], 7);
  await expect(limit(networks, rate)).rejects.toThrow(words);
  expect(await limits()).toEqual({ allowedNetworks: ["10.0.0.0/8"], rateLimit: 7 });
});

test("who lacks security, or what the token may do, or is of another company, changes none", async () => {
  const agent = await joinedBy(owner.ctx, { superuser: true, areas: ["clear_blacklist"] });
  const manager = await joinedBy(owner.ctx, { superuser: true, areas: ["security"] });
  const stranger = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  await expect(limit([], 5, agent)).rejects.toMatchObject({ missing: "security" });
  await expect(limit([], 5, manager)).rejects.toMatchObject({ missing: "clear_blacklist" });
  await expect(limit([], 5, stranger)).rejects.toMatchObject({ status: 404 });
  expect(await limits()).toMatchObject({ rateLimit: null });
});

test("a revoked token stays as it was", async () => {
  await revokeToken(owner.ctx, { id });
  await expect(limit([], 5)).rejects.toMatchObject({ status: 409 });
});

test("a check token needs security and the right to check, and is found by a part of its key that is no secret", async () => {
  const agent = await joinedBy(owner.ctx, { actions: ["Contact:check"] });
  const manager = { ...owner.ctx, permissions: new Set<Permission>(["security"]) };
  await expect(issueCheckToken(agent.ctx, { name: "PBX" })).rejects.toMatchObject({ missing: "security" });
  await expect(issueCheckToken(manager, { name: "PBX" })).rejects.toMatchObject({ missing: "Contact:check" });
  const { token, checkKey } = await issueCheckToken(owner.ctx, { name: "PBX", rateLimit: 60 });
  expect(checkKey).toMatch(/^tdchk[0-9a-f]{48}$/);
  expect(token).toMatchObject({ kind: "check", areas: [], actions: ["Contact:check"], rateLimit: 60 });
  expect(checkKey.startsWith(token.publicKey)).toBe(true);
  expect(checkKey.length - token.publicKey.length).toBe(32);
  expect(JSON.stringify(token)).not.toContain(checkKey.slice(token.publicKey.length));
});
