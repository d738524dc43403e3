import { expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { updateDispositions } from "./dispositions";
import { companyOf } from "./reading";

test("a company's dispositions are just those given, in their order, and nobody else's change", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const before = (await companyOf(other)).dispositions;
  expect(await updateDispositions(ctx, { dispositions: [" Sold ", "", "Call back"] })).toEqual([
    "Sold",
    "Call back",
  ]);
  expect((await companyOf(ctx)).dispositions).toEqual(["Sold", "Call back"]);
  expect((await companyOf(other)).dispositions).toEqual(before);
});

test("twice is once, and none is a choice too", async () => {
  const ctx = await testContext();
  for (let n = 0; n < 2; n++)
    expect(await updateDispositions(ctx, { dispositions: ["Sold"] })).toEqual(["Sold"]);
  expect(await updateDispositions(ctx, { dispositions: [] })).toEqual([]);
});

test("it needs the area security", async () => {
  const ctx = await testContext({ permissions: new Set(["setup_system"]) });
  const before = (await companyOf(ctx)).dispositions;
  await expect(updateDispositions(ctx, { dispositions: [] })).rejects.toMatchObject({ missing: "security" });
  expect((await companyOf(ctx)).dispositions).toEqual(before);
});

test.each([
  ["the same in another case", ["Sold", "sold"]],
  ["one of 61 characters", ["x".repeat(61)]],
  ["more than fifty", Array.from({ length: 51 }, (_, n) => `outcome ${n}`)],
  ["a zero byte", ["a\0b"]],
])("%s is refused", async (_, dispositions) => {
  const ctx = await testContext();
  const before = (await companyOf(ctx)).dispositions;
  await expect(updateDispositions(ctx, { dispositions })).rejects.toMatchObject({
    issues: [{ path: ["dispositions"] }],
  });
  expect((await companyOf(ctx)).dispositions).toEqual(before);
});
