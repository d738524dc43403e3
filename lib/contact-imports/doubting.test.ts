import { describe, expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { updateDraft } from "./starting";
import { storeUpload } from "./storing";
import { lookHere, pieces } from "./testing/uploads";

const GERMAN = Array.from({ length: 20 }, (_, n) => (n % 2 ? `0211 7415${n + 10}` : `0151 234567${n + 10}`));
const BRITISH = Array.from({ length: 20 }, (_, n) =>
  n % 2 ? `0207 946 ${1000 + n}` : `07400 1234${n + 10}`,
);
const AMERICAN = Array.from({ length: 20 }, (_, n) => `303 555 ${2000 + n}`);

async function doubtOf(rows: string[], settings: { defaultCountry?: string; country?: string } = {}) {
  const ctx = await testContext({ company: { defaultCountry: settings.country ?? "US" } });
  const { id, callerIdColumnName } = await storeUpload(ctx, { bytes: pieces(rows.join("\n")) });
  const { defaultCountry } = settings;
  if (defaultCountry) await updateDraft(ctx, { id, defaultCountry, callerIdColumnName });
  return (await lookHere(ctx, id)).doubt;
}

describe("a draft's country is doubted", () => {
  test("where another one reads clearly more of the first rows, and that one is named, first of those that do", async () => {
    expect(await doubtOf(GERMAN)).toMatchObject({ looked: 20, better: [{ country: "DE", fits: 20 }] });
    expect(await doubtOf(BRITISH)).toMatchObject({ better: [{ country: "GB", fits: 20 }, {}] });
    expect((await doubtOf(AMERICAN, { defaultCountry: "NO" }))?.better).toEqual([
      { country: "US", fits: 20 },
    ]);
  });

  test("where it would make numbers that no telephone has, though none is rejected", async () => {
    const doubt = await doubtOf(["0211741528", "0211741529"]);
    expect(doubt).toMatchObject({
      rejected: 0,
      strange: 2,
      example: { text: "0211741528", number: "+10211741528" },
    });
    expect(doubt?.better.map(({ country }) => country)).toContain("DE");
  });

  test("where no column holds numbers of it, but one holds another's", async () => {
    const doubt = await doubtOf(["Kunde,Wer", ...BRITISH.map((number, n) => `${n},${number}`)]);
    expect(doubt).toMatchObject({ looked: 20, rejected: 20, better: [{ country: "GB", fits: 20 }, {}] });
  });

  test("where most rows are rejected and no country reads them, without a better one", async () => {
    expect(await doubtOf(["phone", "12", "34", "+17191231234"])).toMatchObject({
      rejected: 2,
      better: [],
    });
  });
});

describe("a draft's country is not doubted", () => {
  test.each([
    ["numbers of it", AMERICAN],
    [
      "numbers that say their country, whether in use or not",
      ["+17191231234", "17191231235", "+49211741528"],
    ],
    ["a few bad rows among many good ones", [...AMERICAN, "", "12", "911"]],
    ["rows without a digit", ["phone,x", "#FORMULA!,a", "#N/A,b", "UNKNOWN,c", "3035552001,d"]],
    [
      "numbers whose calling code stands beside them",
      ["phone_code,phone", ...GERMAN.map((number) => `49,${number}`)],
    ],
  ])("by %s", async (_, rows) => {
    expect(await doubtOf(rows)).toBeNull();
  });

  test("by numbers that other plans would take too, but nobody there writes so", async () => {
    const possible = Array.from({ length: 20 }, (_, n) => `719 123 ${1000 + n}`);
    expect((await doubtOf(possible))?.better).toEqual([]);
    expect(await doubtOf(AMERICAN, { country: "DE", defaultCountry: "US" })).toBeNull();
  });
});
