import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import { makeCompany } from "@/db/factories";
import { changeRights, disableCollaborator } from "@/lib/collaborators/changing";
import { joinedBy } from "@/lib/collaborators/testing/joining";
import type { Context } from "@/lib/context";
import { authenticate } from "./authenticating";
import { issueToken } from "./issuing";
import { getAccessToken, listAccessTokens, tokenStateOf } from "./listing";
import { pauseToken, resumeToken, revokeToken } from "./stopping";
import { takeOverToken } from "./taking-over";

type Joined = Awaited<ReturnType<typeof joinedBy>>;

let owner: Joined;
let manager: Joined;
let agent: Joined;

beforeEach(async () => {
  const company = { companyId: (await makeCompany()).id, db };
  owner = await joinedBy(company, { owner: true });
  manager = await joinedBy(company, { superuser: true, areas: ["security"] });
  agent = await joinedBy(company, { actions: ["Contact:block"] });
});

const issued = async ({ ctx }: Joined, areas: ("clear_blacklist" | "security")[] = []) =>
  (await issueToken(ctx, { name: "dialer", areas, actions: ["Contact:block"] })).token.id;
const stateNow = async (id: number) => (await getAccessToken(owner.ctx, { id })).state;

test("a token is paused, resumed and revoked, each twice as good as once", async () => {
  const id = await issued(owner);
  expect(await stateNow(id)).toBe("active");
  for (const _ of [1, 2]) await pauseToken(owner.ctx, { id });
  expect(await stateNow(id)).toBe("paused");
  for (const _ of [1, 2]) await resumeToken(owner.ctx, { id });
  expect(await stateNow(id)).toBe("active");
  await revokeToken(owner.ctx, { id });
  const { revokedAt } = await getAccessToken(owner.ctx, { id });
  await revokeToken(owner.ctx, { id });
  expect((await getAccessToken(owner.ctx, { id })).revokedAt).toEqual(revokedAt);
});

test("revoked is for ever", async () => {
  const id = await issued(owner);
  await revokeToken(owner.ctx, { id });
  for (const act of [pauseToken, resumeToken, takeOverToken])
    await expect(act(owner.ctx, { id })).rejects.toMatchObject({ status: 409 });
  expect(await stateNow(id)).toBe("revoked");
});

test("resuming needs what the token has; stopping does not", async () => {
  const id = await issued(owner, ["clear_blacklist"]);
  await pauseToken(manager.ctx, { id });
  await expect(resumeToken(manager.ctx, { id })).rejects.toMatchObject({ missing: "clear_blacklist" });
  expect(await stateNow(id)).toBe("paused");
  await revokeToken(manager.ctx, { id });
  expect(await stateNow(id)).toBe("revoked");
});

describe("at the next request", () => {
  test("a token that is paused, revoked, or made by one who is disabled is refused", async () => {
    const { token, publicKey, privateKey } = await issueToken(manager.ctx, {
      name: "dialer",
      actions: ["Contact:block"],
    });
    const { id } = token;
    const ask = () =>
      authenticate(`Basic ${btoa(`${publicKey}:${privateKey}`)}`, { requestIp: "203.0.113.7" });
    expect([...(await ask()).permissions]).toEqual(["Contact:block"]);
    await pauseToken(owner.ctx, { id });
    await expect(ask()).rejects.toMatchObject({ status: 401 });
    await resumeToken(owner.ctx, { id });
    await changeRights(owner.ctx, { id: manager.id, kind: "chosen", actions: ["Call:read"] });
    expect([...(await ask()).permissions]).toEqual([]);
    await disableCollaborator(owner.ctx, { id: manager.id });
    await expect(ask()).rejects.toMatchObject({ status: 401 });
    await takeOverToken(owner.ctx, { id });
    expect([...(await ask()).permissions]).toEqual(["Contact:block"]);
    await revokeToken(owner.ctx, { id });
    await expect(ask()).rejects.toMatchObject({ status: 401 });
  });
});

describe("a token whose maker is disabled", () => {
  test("is stopped until an owner takes it over", async () => {
    const id = await issued(manager);
    await expect(takeOverToken(owner.ctx, { id })).rejects.toThrow(/not disabled/);
    await disableCollaborator(owner.ctx, { id: manager.id });
    expect(await stateNow(id)).toBe("stopped");
    for (const _ of [1, 2]) await takeOverToken(owner.ctx, { id });
    expect(await getAccessToken(owner.ctx, { id })).toMatchObject({
      state: "active",
      maker: owner.user.email,
    });
  });

  test("is taken over by nobody but an owner", async () => {
    const id = await issued(manager);
    const other = await joinedBy(owner.ctx, { superuser: true, areas: ["security"] });
    await disableCollaborator(owner.ctx, { id: manager.id });
    await expect(takeOverToken(other.ctx, { id })).rejects.toMatchObject({ status: 403 });
    expect(await stateNow(id)).toBe("stopped");
  });
});

const doors: [string, (ctx: Context, id: number) => Promise<unknown>][] = [
  ["getting", (ctx, id) => getAccessToken(ctx, { id })],
  ["pausing", (ctx, id) => pauseToken(ctx, { id })],
  ["resuming", (ctx, id) => resumeToken(ctx, { id })],
  ["revoking", (ctx, id) => revokeToken(ctx, { id })],
  ["taking over", (ctx, id) => takeOverToken(ctx, { id })],
];

test.each(doors)("%s needs the area security and one's own company", async (_, act) => {
  const id = await issued(owner);
  await expect(act(agent.ctx, id)).rejects.toMatchObject({ missing: "security" });
  const stranger = await joinedBy({ companyId: (await makeCompany()).id, db }, { owner: true });
  await expect(act(stranger.ctx, id)).rejects.toMatchObject({ status: 404 });
  expect(await listAccessTokens(stranger.ctx)).toEqual([]);
  expect(await stateNow(id)).toBe("active");
});

test("the list never tells the private key's digest", async () => {
  await issued(owner);
  expect(Object.keys((await listAccessTokens(owner.ctx))[0] ?? {})).toEqual(
    expect.not.arrayContaining(["privateKeyHash"]),
  );
});

test.each([
  ["active", {}, false],
  ["paused", { pausedAt: new Date(0) }, false],
  ["stopped", { pausedAt: new Date(0) }, true],
  ["expired", { expiresAt: new Date(1000), pausedAt: new Date(0) }, true],
  ["revoked", { revokedAt: new Date(0), expiresAt: new Date(0) }, true],
  ["active", { expiresAt: new Date(1001) }, false],
])("a token is %s with %o, its maker disabled: %s", (state, times, makerDisabled) => {
  const token = { pausedAt: null, revokedAt: null, expiresAt: null, ...times };
  expect(tokenStateOf(token, { makerDisabled, now: new Date(1000) })).toBe(state);
});
