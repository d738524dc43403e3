import { expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { companyOf } from "./reading";
import { updateWords } from "./wording";

const values = { stopWords: [" Basta ", ""], startWords: ["Weiter"], stopConfirmation: "nobody" as const };

test("a company has words of its own of both kinds, and nobody else has them", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  for (let n = 0; n < 2; n++)
    expect(await updateWords(ctx, values)).toMatchObject({ stopWords: ["Basta"], startWords: ["Weiter"] });
  expect(await companyOf(ctx)).toMatchObject({ stopConfirmation: "nobody" });
  expect(await companyOf(other)).toMatchObject({
    stopWords: [],
    startWords: [],
    stopConfirmation: "provider",
  });
});

test("it needs the area security", async () => {
  const ctx = await testContext({ permissions: new Set(["setup_system"]) });
  await expect(updateWords(ctx, values)).rejects.toMatchObject({ missing: "security" });
});

test.each([
  ["one that starts for everybody", "stopWords", { stopWords: ["start!"] }],
  ["one that stops for everybody", "startWords", { startWords: ["Arrêt"] }],
  ["the same twice", "stopWords", { stopWords: ["Basta", "BASTA."] }],
  ["one of both kinds", "startWords", { stopWords: ["halt"], startWords: ["Halt"] }],
  ["one without a letter", "stopWords", { stopWords: ["!!"] }],
])("%s is refused", async (_, field, bad) => {
  const ctx = await testContext();
  await expect(updateWords(ctx, { ...values, ...bad })).rejects.toMatchObject({
    issues: [{ path: [field] }],
  });
  expect((await companyOf(ctx)).stopWords).toEqual([]);
});
