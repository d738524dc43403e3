import google from "google-libphonenumber";
import { type CountryCode, isCountry } from "@/lib/phone/phone";

const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = google;

/** A number that libphonenumber itself gives as an example, in its spellings. */
export type Example = {
  country: CountryCode;
  type: "fixed" | "mobile" | "toll-free";
  number: string;
  national: string;
  international: string;
};

const TYPES = [
  ["fixed", PhoneNumberType.FIXED_LINE],
  ["mobile", PhoneNumberType.MOBILE],
  ["toll-free", PhoneNumberType.TOLL_FREE],
] as const;

/** libphonenumber's own example numbers: a fixed, a mobile and a toll-free one of each country that has them. */
export function exampleNumbers(): Example[] {
  const library = PhoneNumberUtil.getInstance();
  return library
    .getSupportedRegions()
    .filter(isCountry)
    .flatMap((country) =>
      TYPES.flatMap(([type, code]): Example[] => {
        const example = library.getExampleNumberForType(country, code);
        if (!example) return [];
        return [
          {
            country,
            type,
            number: library.format(example, PhoneNumberFormat.E164),
            national: library.format(example, PhoneNumberFormat.NATIONAL),
            international: library.format(example, PhoneNumberFormat.INTERNATIONAL),
          },
        ];
      }),
    );
}
