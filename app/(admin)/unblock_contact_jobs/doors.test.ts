import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import {
  create,
  prepareList,
  saveList,
  stop,
  undoJob,
  undoUpload,
} from "@/app/(admin)/unblock_contact_jobs/actions";
import { POST as upload } from "@/app/api/uploads/route";
import { GET as leftAlone } from "@/app/(admin)/unblock_contact_jobs/[id]/left_alone/route";
import { db } from "@/db";
import { makeCollaborator, makeCompany } from "@/db/factories";
import type { Area } from "@/db/permissions";
import { contactImportPreviews } from "@/db/schema/contact-import-previews";
import { unblockContactJobs } from "@/db/schema/unblock-contact-jobs";
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

// Only Next's own server can refresh a page.
vi.mock("next/cache", async (load) => ({ ...(await load<object>()), refresh: () => undefined }));

let companyId: number;
beforeEach(async () => {
  companyId = (await makeCompany()).id;
});

async function signInWith(areas: Area[]) {
  const manager = await makeCollaborator({ companyId, owner: false, superuser: true, areas });
  const passwordHash = "a hash";
  await db.update(users).set({ passwordHash }).where(eq(users.id, manager.userId));
  Object.assign(session, { userId: manager.userId, passwordMark: passwordMark(passwordHash) });
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const ask = { query: "by=all", shown: "0" };
const jobs = () => db.select().from(unblockContactJobs).where(eq(unblockContactJobs.companyId, companyId));

test("a manager without the area of the Blacklist pages finds none of the doors open by hand", async () => {
  await signInWith(["clear_blacklist"]);
  const missing = { suppression_list: [expect.stringMatching(/needs the permission suppression_list/)] };
  for (const action of [create, prepareList, saveList, stop, undoUpload, undoJob])
    expect(await action(undefined, form(ask))).toMatchObject({ ok: false, errors: missing });
  const params = Promise.resolve({ id: "1" });
  const answer = await leftAlone(new Request("http://localhost/"), { params });
  expect(await answer.json()).toEqual({ status: 403, errors: missing });
  expect(await jobs()).toEqual([]);
});

test("a manager who may see the Blacklist but not clear it can neither clear nor undo nor stop", async () => {
  await signInWith(["suppression_list"]);
  const missing = { clear_blacklist: [expect.stringMatching(/needs the permission clear_blacklist/)] };
  for (const action of [create, stop, undoUpload, undoJob])
    expect(await action(undefined, form(ask))).toMatchObject({ ok: false, errors: missing });
  expect(await jobs()).toEqual([]);
});

test.each(["999", "", "1,001 numbers"])(
  "above a thousand the shown count must be typed, not %j",
  async (typed) => {
    await signInWith(["suppression_list", "clear_blacklist"]);
    const answer = await create(undefined, form({ query: "by=all", shown: "1001", expected_count: typed }));
    expect(answer).toMatchObject({
      ok: false,
      errors: { expected_count: ["is not the count that is shown, 1,001"] },
    });
    expect(await jobs()).toEqual([]);
  },
);

test.each(["1,001", " 1001 "])("the shown count is taken as it is typed: %j", async (typed) => {
  await signInWith(["suppression_list", "clear_blacklist"]);
  const answer = await create(undefined, form({ query: "by=all", shown: "1001", expected_count: typed }));
  const [job] = await jobs();
  expect(answer).toEqual({ ok: true, redirect: `/unblock_contact_jobs/${job?.id}` });
});

test("a choice that cannot be read unblocks nothing", async () => {
  await signInWith(["suppression_list", "clear_blacklist"]);
  expect(await create(undefined, form({ query: "by=fulltext&fulltext=x", shown: "0" }))).toMatchObject({
    ok: false,
    errors: { base: ["Nothing has been chosen to unblock. Nothing was done."] },
  });
  expect(await jobs()).toEqual([]);
});

test("a list that is sent to be cleared is not judged as an upload would be", async () => {
  await signInWith(["suppression_list", "clear_blacklist"]);
  const send = async (query: string) => {
    const request = new Request(`http://localhost/api/uploads?pasted=1${query}`, {
      method: "POST",
      body: "7195550001\n7195550002",
    });
    const answer = await upload(request);
    expect(answer.status).toBe(201);
    return (await answer.json()).contact_import.id as number;
  };
  const judged = async () => {
    const own = eq(contactImportPreviews.companyId, companyId);
    return (await db.select().from(contactImportPreviews).where(own)).map((row) => row.contactImportId);
  };
  const id = await send("&to_clear=1");
  expect(await prepareList(undefined, form({ id: String(id) }))).toMatchObject({ ok: true });
  expect(await saveList(undefined, form({ id: String(id), default_country: "DE" }))).toMatchObject({
    ok: true,
  });
  expect(await judged()).toEqual([]);
  const other = await send("");
  expect(await judged()).toEqual([other]);
});
