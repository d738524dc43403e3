import { testContext, unrestricted } from "@/lib/testing/context";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { block, create, optOut, save } from "@/app/(admin)/leads/actions";
import { db } from "@/db";
import type { ModelAction } from "@/db/permissions";
import { makeCollaborator } from "@/db/factories";
import { users } from "@/db/schema/users";
import { historyOf } from "@/lib/block-logs/entries";
import { passwordMark } from "@/lib/collaborators/password-hashing";
import { createLead } from "@/lib/leads/creating";
import { leadsOf } from "@/lib/leads/testing/setting";

const session = vi.hoisted(() => ({ userId: 0, passwordMark: "" }));
vi.mock("next-auth", async (load) => ({
  ...(await load<object>()),
  getServerSession: async () => session,
}));
vi.mock("next/headers", () => ({
  cookies: async () => new Map(),
  headers: async () => new Headers(),
}));

/** Signs in as a person of the company who has only these permissions. */
async function signIn(companyId: number, actions: ModelAction[]) {
  const { userId } = await makeCollaborator({ companyId, owner: false, actions });
  const passwordHash = "a hash";
  await db.update(users).set({ passwordHash }).where(eq(users.id, userId));
  Object.assign(session, { userId, passwordMark: passwordMark(passwordHash) });
}

function form(fields: Record<string, string | number>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
  return data;
}

test("whoever may only read leads finds their buttons refused when they are sent by hand", async () => {
  const ctx = await testContext();
  const lead = await createLead(ctx, { callerId: "7193132645" });
  await signIn(ctx.companyId, ["Lead:read", "Contact:block", "Call:block"]);
  const asked = [
    [block, { lead_id: lead.id, blocked: "true" }, "Lead:block"],
    [block, { lead_id: lead.id, blocked: "false" }, "Lead:block"],
    [optOut, { lead_id: lead.id, opt_out: "true" }, "Contact:opt_out"],
    [save, { lead_id: lead.id, first_name: "Eve" }, "Lead:write"],
    [create, { caller_id: "7193132646" }, "Lead:write"],
  ] as const;
  for (const [action, fields, missing] of asked) {
    expect(await action(undefined, form(fields))).toMatchObject({
      ok: false,
      errors: { [missing]: [expect.stringContaining(missing)] },
    });
  }
  expect(await leadsOf(ctx)).toHaveLength(1);
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toEqual([]);
});

test("another company's lead is not there, whatever one may do in one's own", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const lead = await createLead(ctx, { callerId: "7193132645" });
  await signIn(other.companyId, ["Lead:read", "Lead:write", "Lead:block", "Contact:opt_out"]);
  for (const action of [block, optOut, save]) {
    expect(await action(undefined, form({ lead_id: lead.id }))).toMatchObject({
      ok: false,
      errors: { base: ["There is no such lead."] },
    });
  }
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toEqual([]);
});

test("what is wrong with a new lead is said beside its field", async () => {
  const ctx = await testContext();
  await signIn(ctx.companyId, ["Lead:read", "Lead:write"]);
  expect(await create(undefined, form({ caller_id: "12" }))).toMatchObject({
    ok: false,
    errors: { caller_id: [expect.any(String)] },
    values: { caller_id: "12" },
  });
  expect(await create(undefined, form({ caller_id: "7193132645", email: "x" }))).toMatchObject({
    errors: { email: ["is not an email address"] },
  });
  expect(await leadsOf(ctx)).toEqual([]);
});
