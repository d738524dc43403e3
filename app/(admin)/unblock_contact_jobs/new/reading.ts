import { count } from "@/components/ui/figures";
import { LONGEST_SEARCH } from "@/lib/listing/schema";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import type { Selection } from "@/lib/unblock-contact-jobs/schema";
import { readTime } from "@/lib/times";
import type { UrlParams } from "../../url-params";
import { type Choice, choices } from "./choice";

export type ClearUrl = {
  by: Choice;
  /** What to preview; null while the choice is not complete, or is to be changed. */
  selection: Selection | null;
  /** The problems of the choice, by field. Each completes the sentence "<label> …". */
  problems: Record<string, string[]>;
};

/** Reads the choice in the URL of Clear Blacklist. Times without an offset are by the clock of `zone`. */
export function readClearUrl(params: UrlParams, zone: string): ClearUrl {
  const named = choices.find((choice) => choice === params.by);
  const by = named ?? (params.contact_import_id ? "contact_import" : "numbers");
  const { problems = {}, ...read } = readChoice(by, params, zone);
  const selection = params.change || Object.keys(problems).length > 0 ? null : read.selection;
  return { by, selection, problems };
}

type Read = { selection: Selection | null; problems?: Record<string, string[]> };

function readChoice(by: Choice, params: UrlParams, zone: string): Read {
  if (by === "all") return { selection: { by } };
  if (by === "blocked_at") return readTimes(params, zone);
  if (by === "fulltext") return readSearch(params.fulltext);
  const id = Number(params.contact_import_id);
  if (!params.contact_import_id) {
    const missing = by === "contact_import" && params.by === by && params.contact_import_id !== undefined;
    return { selection: null, problems: missing ? { contact_import_id: ["must be chosen"] } : {} };
  }
  if (!Number.isSafeInteger(id) || id < 1)
    return { selection: null, problems: { contact_import_id: ["is not an upload"] } };
  return { selection: { by: by === "contact_import" ? by : "file", contactImportId: id } };
}

function readTimes(params: UrlParams, zone: string): Read {
  if (params.blocked_at_from === undefined && params.blocked_at_to === undefined) return { selection: null };
  const problems: Record<string, string[]> = {};
  const read = (name: string, edge: "from" | "to") => {
    const text = params[name];
    if (!text) return undefined;
    const time = readTime(text, zone, edge);
    if (!time) problems[name] = ["is not a time"];
    return time ?? undefined;
  };
  const blockedAtFrom = read("blocked_at_from", "from");
  const blockedAtTo = read("blocked_at_to", "to");
  if (!blockedAtFrom && !blockedAtTo && Object.keys(problems).length === 0)
    problems.blocked_at_from = ["is needed, unless the other time is given"];
  if (blockedAtFrom && blockedAtTo && blockedAtFrom > blockedAtTo)
    problems.blocked_at_to = ["is before the other time"];
  return { selection: { by: "blocked_at", blockedAtFrom, blockedAtTo }, problems };
}

function readSearch(text: string | undefined): Read {
  if (text === undefined) return { selection: null };
  const fulltext = text.replaceAll("\0", "");
  const length = fulltext.trim().length;
  if (length < SHORTEST_SEARCH)
    return { selection: null, problems: { fulltext: [`needs ${SHORTEST_SEARCH} characters or more`] } };
  if (fulltext.length > LONGEST_SEARCH)
    return {
      selection: null,
      problems: { fulltext: [`is longer than ${count(LONGEST_SEARCH)} characters`] },
    };
  return { selection: { by: "fulltext", fulltext } };
}
