/** An IANA name, or a fixed offset from UTC in minutes. */
export type Zone = string | number;

/**
 * The fixed offset of each abbreviation, in hours, in summer and winter alike: a person who writes EST in July means
 * EST.
 */
const abbreviations: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
};

/** Rails' names of zones, where the name is not the city of an IANA name. */
const names: Record<string, string> = {
  "abu dhabi": "Asia/Muscat",
  alaska: "America/Juneau",
  "american samoa": "Pacific/Pago_Pago",
  arizona: "America/Phoenix",
  astana: "Asia/Almaty",
  "atlantic time (canada)": "America/Halifax",
  beijing: "Asia/Shanghai",
  bern: "Europe/Zurich",
  brasilia: "America/Sao_Paulo",
  "cape verde is.": "Atlantic/Cape_Verde",
  "central america": "America/Guatemala",
  "central time (us & canada)": "America/Chicago",
  "chatham is.": "Pacific/Chatham",
  chennai: "Asia/Kolkata",
  "eastern time (us & canada)": "America/New_York",
  edinburgh: "Europe/London",
  ekaterinburg: "Asia/Yekaterinburg",
  georgetown: "America/Guyana",
  greenland: "America/Godthab",
  guadalajara: "America/Mexico_City",
  hanoi: "Asia/Bangkok",
  hawaii: "Pacific/Honolulu",
  "indiana (east)": "America/Indiana/Indianapolis",
  "international date line west": "Etc/GMT+12",
  islamabad: "Asia/Karachi",
  "marshall is.": "Pacific/Majuro",
  "mid-atlantic": "Atlantic/South_Georgia",
  "midway island": "Pacific/Midway",
  "mountain time (us & canada)": "America/Denver",
  mumbai: "Asia/Kolkata",
  "new caledonia": "Pacific/Noumea",
  "new delhi": "Asia/Kolkata",
  newfoundland: "America/St_Johns",
  "nuku'alofa": "Pacific/Tongatapu",
  osaka: "Asia/Tokyo",
  "pacific time (us & canada)": "America/Los_Angeles",
  pretoria: "Africa/Johannesburg",
  quito: "America/Lima",
  samoa: "Pacific/Apia",
  sapporo: "Asia/Tokyo",
  saskatchewan: "America/Regina",
  "solomon is.": "Pacific/Guadalcanal",
  "sri jayawardenepura": "Asia/Colombo",
  "st. petersburg": "Europe/Moscow",
  "tokelau is.": "Pacific/Fakaofo",
  wellington: "Pacific/Auckland",
  "west central africa": "Africa/Algiers",
};

const regions = ["America", "Europe", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"];

/**
 * Finds the zone of an IANA name (`America/New_York`), a Rails name (`Eastern Time (US & Canada)`, `Tokyo`) or an
 * abbreviation (`EST`). Returns null for any other text.
 */
export function findZone(text: string): Zone | null {
  const name = text.trim();
  const hours = own(abbreviations, name.toUpperCase());
  if (hours !== undefined) return hours * 60;
  const known = own(names, name.toLowerCase());
  if (known) return known;
  if (!/^[a-z]/i.test(name)) return null;
  const city = name.replaceAll(" ", "_");
  return [name, ...regions.map((region) => `${region}/${city}`)].find(isZone) ?? null;
}

/** Returns a table's own entry, and never a property that every object has, such as `constructor`. */
const own = <T>(table: Record<string, T>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** Returns how far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(zone: Zone, instant: number): number {
  if (typeof zone === "number") return zone * 60_000;
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

const clockOf = (zone: string) =>
  new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });

function isZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}
