/** What the tests use of a package that brings no types and has one export. */
declare module "google-libphonenumber" {
  type ExampleNumber = { getCountryCode(): number; getNationalNumber(): number };
  type Util = {
    getSupportedRegions(): string[];
    getExampleNumberForType(region: string, type: number): ExampleNumber | null;
    format(number: ExampleNumber, format: number): string;
  };
  const library: {
    PhoneNumberUtil: { getInstance(): Util };
    PhoneNumberFormat: { E164: number; INTERNATIONAL: number; NATIONAL: number };
    PhoneNumberType: { FIXED_LINE: number; MOBILE: number; TOLL_FREE: number };
  };
  export default library;
}
