import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { discard, saveDraft, start, stop } from "@/app/(admin)/contact_imports/actions";
import { GET as original } from "@/app/(admin)/contact_imports/[id]/file/route";
import { GET as rejected } from "@/app/(admin)/contact_imports/[id]/rejected_rows/route";
import { POST as upload } from "@/app/api/uploads/route";
import { db } from "@/db";
import { makeCollaborator, makeCompany } from "@/db/factories";
import { users } from "@/db/schema/users";
import { passwordMark } from "@/lib/collaborators/password-hashing";

const session = vi.hoisted(() => ({ userId: 0, passwordMark: "" }));
vi.mock("next-auth", async (load) => ({
  ...(await load<object>()),
  getServerSession: async () => session,
}));
vi.mock("next/headers", () => ({
  cookies: async () => new Map(),
  headers: async () => new Headers(),
}));

test("a manager without the area of the Blacklist pages finds none of their doors open by hand", async () => {
  const company = await makeCompany();
  const manager = await makeCollaborator({
    companyId: company.id,
    owner: false,
    superuser: true,
    areas: [],
  });
  const passwordHash = "a hash";
  await db.update(users).set({ passwordHash }).where(eq(users.id, manager.userId));
  Object.assign(session, { userId: manager.userId, passwordMark: passwordMark(passwordHash) });

  const missing = { suppression_list: [expect.stringMatching(/needs the permission suppression_list/)] };
  const request = new Request("http://localhost/api/uploads", { method: "POST", body: "7195550001" });
  const params = Promise.resolve({ id: "1" });
  const answers = [upload(request), original(request, { params }), rejected(request, { params })];
  for (const answer of await Promise.all(answers))
    expect(await answer.json()).toEqual({ status: 403, errors: missing });
  for (const action of [saveDraft, start, stop, discard])
    expect(await action(undefined, new FormData())).toMatchObject({ ok: false, errors: missing });
});
