import { expect, test } from "vitest";
import { type Actor, actorColumns } from "@/lib/context";
import { testContext } from "@/lib/testing/context";
import { actingAs, askedBy } from "./askers";

const nobody = { userId: null, collaboratorId: null, accessTokenId: null };

test.each<[Actor, ReturnType<typeof actorColumns>]>([
  [
    { type: "person", userId: 1, collaboratorId: 2 },
    { ...nobody, userId: 1, collaboratorId: 2 },
  ],
  [
    { type: "token", accessTokenId: 3 },
    { ...nobody, accessTokenId: 3 },
  ],
  [{ type: "form" }, nobody],
  [{ type: "schedule", scheduleId: 4 }, nobody],
  [{ type: "provider" }, nobody],
  [{ type: "system" }, nobody],
])("%j is written down as %j", (actor, columns) => {
  expect(actorColumns(actor)).toEqual(columns);
});

test.each<Actor>([
  { type: "person", userId: 1, collaboratorId: 2 },
  { type: "token", accessTokenId: 3 },
  { type: "system" },
])(
  "a job that was asked for by %j acts as it, from where and with the permissions of then",
  async (actor) => {
    const ctx = await testContext({
      requestIp: "203.0.113.5",
      permissions: new Set(["Contact:block"] as const),
    });
    const job = await actingAs({ companyId: ctx.companyId, ...askedBy({ ...ctx, actor }) });
    expect(job).toMatchObject({ companyId: ctx.companyId, actor, requestIp: "203.0.113.5" });
    expect([...job.permissions]).toEqual(["Contact:block"]);
  },
);
