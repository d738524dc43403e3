import { isPure, layerOf } from "./layers";

/** The areas of lib, the lowest floor first. An area imports only areas on floors below it, types included. */
export const FLOORS: readonly (readonly string[])[] = [
  ["phone"],
  ["kernel"],
  ["files", "csv", "stored-files", "idempotency-keys"],
  ["listing", "collaborators", "companies", "provider-configurations"],
  ["jobs"],
  ["contacts", "access-tokens"],
  ["contact-imports", "contact-changes", "enforcement", "offers", "block-logs"],
  ["schedules", "unblock-contact-jobs", "data-exports", "subscriptions"],
  ["calls", "leads", "reviews"],
  ["text-messages"],
  ["telephony"],
  ["traffic"],
  ["schedule-runs", "webhooks"],
  ["web"],
];

type Guests = Record<string, { areas: readonly string[]; because: string }>;

/** Rooms that areas other than their own may enter, and why. Any other inner room is for its own area alone. */
export const GUESTS: Guests = {
  "companies/inner/withheld-count": { areas: ["offers"], because: "an offer counts its withheld callers" },
  "contacts/inner/set-blocked": {
    areas: ["leads", "contact-imports", "schedule-runs", "reviews"],
    because: "blocks come from leads, uploads, schedules and reviews too; their verbs check the permission",
  },
  "contacts/inner/change": {
    areas: ["contact-imports"],
    because: "a chunk keeps what setBlocked is to be told",
  },
  "contacts/inner/looking-up": {
    areas: ["contact-imports"],
    because: "a file names an impossible number that may be known",
  },
  "contacts/inner/settling": { areas: ["calls", "leads"], because: "Block Caller and Block Lead" },
  "contacts/inner/take-back": { areas: ["unblock-contact-jobs"], because: "unblock jobs and undo" },
  "contacts/inner/history": {
    areas: ["unblock-contact-jobs", "data-exports", "block-logs"],
    because:
      "the last log row, the block in force, is looked up in one way: what a job ends, an export tells, a list shows",
  },
  "contacts/inner/set-opt-out": {
    areas: ["leads", "schedule-runs", "text-messages", "reviews"],
    because: "STOP, a review's, a lead's opt-out and a schedule's; their verbs check the permission",
  },
  "contacts/inner/holding": {
    areas: ["calls", "leads", "text-messages", "enforcement", "traffic", "schedule-runs", "reviews"],
    because: "whoever writes about a number locks its contact first",
  },
  "contacts/inner/counting": { areas: ["calls", "traffic"], because: "calls count on their contact" },
  "contacts/inner/fill-names": { areas: ["leads"], because: "a lead names its contact" },
  "contacts/inner/finding": { areas: ["block-logs"], because: "the log of one number" },
  "contacts/inner/aliases": { areas: ["block-logs"], because: "the log of one telephone" },
  "contact-changes/inner/sequencing": {
    areas: ["subscriptions"],
    because: "what keeps a list elsewhere follows the feed",
  },
  "contact-changes/inner/positions": { areas: ["subscriptions"], because: "it reads the next changes" },
  "contacts/inner/blocked": { areas: ["enforcement"], because: "the check asks the cache" },
  "provider-configurations/inner/account": {
    areas: ["enforcement", "telephony", "traffic", "webhooks"],
    because: "a company's keys, for those who speak with its provider",
  },
  "collaborators/inner/granting": {
    areas: ["access-tokens"],
    because: "taking a token over gives its rights",
  },
  "access-tokens/inner/guessing": { areas: ["leads"], because: "lead tokens are guessed at like keys" },
  "contact-imports/inner/record": {
    areas: ["unblock-contact-jobs", "data-exports"],
    because: "undo, a clear of one upload, an export of one upload",
  },
  "contact-imports/inner/numbers": {
    areas: ["unblock-contact-jobs"],
    because: "a file of numbers to unblock",
  },
  "offers/inner/finding": { areas: ["schedules"], because: "a schedule names its offer" },
  "offers/inner/offer-of-number": { areas: ["traffic"], because: "an inbound call looks for its offer" },
  "offers/inner/active-buyers": { areas: ["traffic"], because: "a call is put through to a buyer" },
  "enforcement/inner/first-allowed-buyer": {
    areas: ["traffic"],
    because: "the first buyer who may be dialed",
  },
  "enforcement/inner/intending": {
    areas: ["traffic"],
    because: "what is dialed or texted is decided under the lock",
  },
  "enforcement/inner/telling": { areas: ["text-messages", "traffic"], because: "events of what was refused" },
  "schedules/inner/firing": {
    areas: ["calls", "leads", "text-messages"],
    because: "what happens to them fires schedules",
  },
  "calls/inner/finding": {
    areas: ["traffic", "webhooks"],
    because: "a provider's word, and a job that stops it, name a call",
  },
  "calls/inner/moving": { areas: ["traffic", "webhooks"], because: "a provider's word moves a call" },
  "calls/inner/stopping": { areas: ["traffic"], because: "a call is stopped at its provider" },
  "calls/inner/recording": { areas: ["traffic"], because: "an inbound call is written down" },
  "leads/inner/finding": { areas: ["traffic"], because: "a call or text to a lead" },
  "reviews/inner/queueing": { areas: ["text-messages"], because: "a text may be a revocation" },
  "text-messages/inner/finding": { areas: ["webhooks"], because: "a provider's word names its text" },
  "text-messages/inner/moving": { areas: ["traffic", "webhooks"], because: "a provider's word moves a text" },
  "traffic/inner/addressing": { areas: ["schedule-runs"], because: "a schedule's action dials or texts" },
  "traffic/inner/dialing": { areas: ["schedule-runs"], because: "a schedule's action dials" },
  "traffic/inner/texting": { areas: ["schedule-runs"], because: "a schedule's action texts" },
};

/** The area of a file of lib: its folder, or `kernel` for what lies in lib itself. */
export function areaOf(file: string): string | undefined {
  const [, area] = /^lib\/([^/]+)\//.exec(file) ?? [];
  return area ?? (layerOf(file) === "lib" ? "kernel" : undefined);
}

const floorOf = (area: string) => FLOORS.findIndex((areas) => areas.includes(area));

/**
 * Why a file may not import another because of where the two stand in lib: one sentence for each rule that is broken.
 */
export function floorBreaches(from: string, target: string): string[] {
  const here = areaOf(from);
  const there = areaOf(target);
  const breaches = [
    testsOnly(from, target),
    inner(from, target, here, there),
    here && there && here !== there ? downhill(here, there) : null,
    isPure(from) && layerOf(target) === "lib" && !isPure(target)
      ? "a pure file imports pure files only"
      : null,
    there === "telephony" && !["telephony", "traffic"].includes(here ?? "")
      ? "only lib/traffic may reach lib/telephony"
      : null,
  ];
  return breaches.filter((breach) => breach !== null);
}

function testsOnly(from: string, target: string) {
  return isForTests(target) && !isForTests(from) ? "a room named testing is for tests" : null;
}

const isForTests = (file: string) => /(^|\/)testing\//.test(file);

function downhill(here: string, there: string) {
  if (there === "web") return null; // the table of layers has it
  if (floorOf(there) < 0) return `${there} has no floor yet: give it one in bin/check/areas.ts`;
  return floorOf(there) < floorOf(here) ? null : `${here} does not stand above ${there}`;
}

function inner(from: string, target: string, here: string | undefined, there: string | undefined) {
  if (!/\/inner\//.test(target) || there === undefined) return null;
  if (here === there) return null;
  if (here === undefined || here === "web") return "inner rooms are for the areas of lib only";
  const guests = GUESTS[target.replace(/^lib\//, "")];
  return guests?.areas.includes(here) ? null : `the inner room of ${there} is not open to ${here}`;
}
