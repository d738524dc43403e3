import { bulk } from "./bulk";
import { codes } from "./codes";
import { dnc } from "./dnc";
import { flat } from "./flat";
import type { Format, GateAnswer, GateRequest } from "./format";
import { freeswitch } from "./freeswitch";
import { jambonz } from "./jambonz";
import { json } from "./json";
import { kv } from "./kv";
import { text } from "./text";
import { twiml } from "./twiml";
import { vicidial } from "./vicidial";

/** The formats under `/check`, by `?format=`. */
const ofChecks = new Map<string, Format>(Object.entries({ json, text, kv, codes }));

/** The formats with a path of their own, by its first part. */
const ofPaths = new Map<string, Format>(
  Object.entries({ vicidial, dnc, freeswitch, twiml, jambonz, flat, bulk }),
);

/**
 * Says that there is nothing at this URL, in the format whose path it begins with. At any other path the words have no
 * digit: VICIdial, with a mistake in its URL, would take one for a block and turn every caller away.
 */
export function refusePath(url: string, request: GateRequest): GateAnswer {
  const first = /^\/([a-z]+)/.exec(url)?.[1] ?? "";
  const format = ofPaths.get(first) ?? (first === "check" ? json : undefined);
  if (format) return format.refuse("unknown path", request);
  return { status: 404, type: "text/plain", body: "There is nothing at this address of the gate." };
}

/**
 * Returns the format of a request by the first part of its path and, under `/check`, by `format` or `codes=1` in its
 * query. Returns null when there is none.
 */
export function formatOf(first: string, query: URLSearchParams): Format | null {
  if (first !== "check") return ofPaths.get(first) ?? null;
  const named = query.get("format");
  if (named !== null) return ofChecks.get(named) ?? null;
  return query.get("codes") === "1" ? codes : json;
}
