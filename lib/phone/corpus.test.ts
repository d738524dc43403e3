import { getCountryCallingCode } from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { fitOf } from "@/lib/phone/fitting";
import { type CountryCode, countries, parseNumber } from "@/lib/phone/phone";
import { exampleNumbers } from "./testing/examples";

const EXAMPLES = exampleNumbers();
const FILES =
  "US CA DE GB FR IT ES NL BE AT CH IE PL PT SE NO DK FI CZ HU RO GR TR RU UA IN CN JP KR SG AU NZ BR MX AR CL CO ZA NG AE".split(
    " ",
  ) as CountryCode[];

/** An example of the one library whose range the other library does not call in use any more. */
const NOT_IN_USE = "+2631312345";

const codeOf = (country: CountryCode) => getCountryCallingCode(country);
const inFile = (text: string, country: CountryCode) => parseNumber(text, { country, from: "file" });

test("libphonenumber's fixed, mobile and toll-free numbers of its countries are right in files of their own", () => {
  const wrong = EXAMPLES.flatMap(({ country, number, national, international }) => {
    const digits = national.replace(/\D/g, "");
    return [national, digits, international, number, number.slice(1), `${codeOf(country)}${digits}`]
      .filter((text) => JSON.stringify(inFile(text, country)) !== JSON.stringify({ ok: true, number }))
      .map((text) => `${text} in ${country}`);
  });
  expect(new Set(EXAMPLES.map(({ country }) => country)).size).toBe(245);
  expect(wrong).toEqual([`${NOT_IN_USE.slice(1)} in ZW`]);
});

/** Ten digits mean +1 in its countries, though these are also a number abroad. */
const AT_HOME_IN_NANP = [
  "BE 3212345678",
  "BT 9752345678",
  "BW 2672401234",
  "BZ 5012221234",
  "BZ 5016221234",
  "GM 2203012345",
  "GM 2205661234",
  "HU 3612345678",
  "IE 3532212345",
  "IS 3544101234",
  "IS 3546111234",
  "IS 3548001234",
  "KM 2693212345",
  "KM 2697712345",
  "LI 4232345678",
  "LI 4238002222",
  "MM 9592123456",
  "NU 6838884012",
  "PA 5072001234",
  "PA 5078001234",
  "PW 6802771234",
  "PW 6806201234",
  "SC 2482510123",
  "SC 2484217123",
  "SC 2488000000",
  "SO 2524012345",
  "ST 2392221234",
  "ST 2399812345",
  "SV 5038001234",
  "VU 6785912345",
  "ZW 2638001234",
];

test("a foreign number without its plus is right and marked, marked, or refused; the few that are none of it have names", () => {
  const counts = { right: 0, refused: 0, strange: 0, ambiguous: 0 };
  const silent = new Map<CountryCode, string[]>();
  for (const file of FILES)
    for (const { country, number } of EXAMPLES) {
      if (number.startsWith(`+${codeOf(file)}`) || number === NOT_IN_USE) continue;
      const text = number.slice(1);
      const parsed = inFile(text, file);
      const fit = fitOf(text, file);
      if (!parsed.ok) counts.refused += 1;
      else if (parsed.number === number && parsed.abroad) counts.right += 1;
      else if (fit === "strange" || fit === "ambiguous") counts[fit] += 1;
      else silent.set(file, [...(silent.get(file) ?? []), `${country} ${text}`]);
    }
  expect([...silent.keys()]).toEqual(["US", "CA"]);
  for (const names of silent.values()) expect(names.toSorted()).toEqual(AT_HOME_IN_NANP);
  const all = Object.values(counts).reduce((sum, count) => sum + count) + 2 * AT_HOME_IN_NANP.length;
  expect(all).toBeGreaterThan(26_000);
  expect(counts.right / all).toBeGreaterThan(0.845);
});

test("7 to 9 digits never leave their country, over the API and in files", () => {
  const left: string[] = [];
  for (const [at, { code }] of countries().entries())
    for (let i = 0; i < 60; i++) {
      const text = randomDigits(7 + (i % 3), at * 60 + i);
      const parsed = parseNumber(text, { country: code, from: i % 2 === 0 ? "file" : "api" });
      if (parsed.ok && !parsed.number.startsWith(`+${codeOf(code)}`)) left.push(`${text} in ${code}`);
    }
  expect(left).toEqual([]);
});

/** The same digits for the same seed, spread over all there are. */
function randomDigits(length: number, seed: number): string {
  let state = ((seed + 1) * 1_618_033) % 2_147_483_647;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * 10);
  }).join("");
}
