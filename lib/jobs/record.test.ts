import { expect, test } from "vitest";
import { issueToken } from "@/lib/access-tokens/issuing";
import { addImportCounts, importRun, lockImport } from "@/lib/contact-imports/inner/record";
import { getNamedImport, listImports } from "@/lib/contact-imports/listing";
import { getImport } from "@/lib/contact-imports/reading";
import { stopImport } from "@/lib/contact-imports/stopping";
import { upload } from "@/lib/contact-imports/testing/uploads";
import { transaction } from "@/lib/transaction";
import { NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { Ended } from "./rows";

test("a run begins once, and goes on with the record as it is", async () => {
  const ctx = await testContext();
  const { id } = await upload(ctx, testNumber(1));
  const job = { companyId: ctx.companyId, id };
  const begin = () =>
    new Promise((resolve) => void importRun.run(job, async (record) => (resolve(record), false)));
  expect(await begin()).toMatchObject({ id, status: "running", startedAt: expect.any(Date) });
  const { startedAt } = await getImport(ctx, id);
  expect(await begin()).toMatchObject({ id, status: "running", startedAt });
});

test("the counts of a chunk are refused, and undone, once the job has been stopped", async () => {
  const ctx = await testContext();
  const { id } = await upload(ctx, testNumber(1));
  await importRun.run({ companyId: ctx.companyId, id }, async () => {
    await addImportCounts(ctx, id, { blockedCount: 2, rejectedCount: 1 });
    await addImportCounts(ctx, id, { blockedCount: 3 });
    return false;
  });
  await stopImport(ctx, { id });
  await expect(addImportCounts(ctx, id, { blockedCount: 4 })).rejects.toBeInstanceOf(Ended);
  expect(await getImport(ctx, id)).toMatchObject({ blockedCount: 5, rejectedCount: 1, status: "stopped" });
});

test("an id that no record can have, and another company's, is not found", async () => {
  const ctx = await testContext();
  const { id } = await upload(await testContext(), testNumber(1));
  for (const wrong of [id, Number.NaN, 1.5, 2 ** 60, -1]) {
    await expect(getImport(ctx, wrong)).rejects.toEqual(new NotFound("upload"));
    await expect(getNamedImport(ctx, wrong)).rejects.toEqual(new NotFound("upload"));
    await expect(transaction(ctx, (ctx) => lockImport(ctx, wrong))).rejects.toEqual(new NotFound("upload"));
  }
});

test("a record names the person or the token that asked for it, alone and in its list", async () => {
  const ctx = await testContext();
  const { token } = await issueToken(ctx, { name: "dialer", actions: ["Contact:import"] });
  const byPerson = await upload(ctx, testNumber(1));
  const byToken = await upload({ ...ctx, actor: { type: "token", accessTokenId: token.id } }, testNumber(2));
  const { rows } = await listImports(ctx, {});
  expect(rows).toMatchObject([
    { id: byToken.id, person: null, token: "dialer" },
    { id: byPerson.id, person: expect.stringMatching(/@example\.com$/), token: null },
  ]);
  expect([await getNamedImport(ctx, byToken.id), await getNamedImport(ctx, byPerson.id)]).toEqual(rows);
});
