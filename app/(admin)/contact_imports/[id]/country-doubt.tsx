"use client";

import { Button } from "@/components/ui/button";
import type { CountryDoubt as Doubt } from "@/lib/contact-imports/doubting";
import { betterWords, doubtSentence } from "./doubt-words";

type CountryDoubtProps = {
  doubt: Doubt;
  /** The names of the countries that the doubt names, by their codes. */
  names: ReadonlyMap<string, string>;
  /** The country chosen now. */
  country: string;
  pending: boolean;
  onChoose: (country: string) => void;
};

/** Asks whether the country is right, before a list blocks numbers that are not on it. */
export function CountryDoubt({ doubt, names, country, pending, onChoose }: CountryDoubtProps) {
  const nameOf = (code: string) => names.get(code) ?? code;
  return (
    <section role="status" className="grid gap-2 rounded-lg bg-amber-soft px-4 py-3 text-sm">
      <h2 className="font-semibold text-amber">Is {nameOf(country)} the right country?</h2>
      <p>{doubtSentence(doubt)}</p>
      {doubt.better.length > 1 && (
        <p>Numbers of several countries look like these: choose the one that the list comes from.</p>
      )}
      {doubt.better.length === 0 && (
        <p>
          Choose the country that the list comes from, or the column that holds its numbers; or go on, if this
          is what the list says.
        </p>
      )}
      {doubt.better.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {doubt.better.map(({ country: code, fits }) => (
            <Button
              key={code}
              pending={pending}
              onClick={() => onChoose(code)}
              className="h-auto min-h-8 whitespace-normal py-1 text-left"
            >
              {betterWords(nameOf(code), { fits, looked: doubt.looked })}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
