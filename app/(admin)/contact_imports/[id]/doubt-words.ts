import { counted } from "@/components/ui/figures";
import type { CountryDoubt } from "@/lib/contact-imports/doubting";

type Said = Omit<CountryDoubt, "better">;

/** Returns why the country of a draft may be wrong: "Of the first 20 rows, 14 are rejected and 6 would become …". */
export function doubtSentence({ looked, rejected, strange, example }: Said): string {
  const parts = [
    rejected > 0 && `${rejected === looked ? "all" : rejected} ${rejected === 1 ? "is" : "are"} rejected`,
    strange > 0 && `${strange === looked ? "all" : strange} would become ${become(strange)}`,
  ].filter(Boolean);
  const such = example ? `: ${example.text} would be ${example.number}` : "";
  return `Of the first ${counted(looked, "row")}, ${parts.join(" and ")}${such}.`;
}

const become = (rows: number) =>
  rows === 1 ? "a number that no telephone is known to have" : "numbers that no telephone is known to have";

/** Returns what the choice of another country would do: "Use Germany (DE): 20 of 20 rows are numbers there". */
export const betterWords = (name: string, { fits, looked }: { fits: number; looked: number }) =>
  `Use ${name}: ${fits} of ${counted(looked, "row")} ${fits === 1 ? "is a number" : "are numbers"} there`;
