import type { CallStatus } from "../enums";
import type { E164 } from "../schema/columns";
import type { Cast } from "./blocked";
import type { SeedCall, SeedContact, SeedLead, SeedText } from "@/db/seed/past-types";
import { fictionOf, nth, PLACES, seedNumber } from "./people";
import type { SeedOffer } from "./setup";

const FIRST_NAMES = ["Ava", "Noah", "Mia", "Luis", "Priya", "Tom", "Grace", "Omar"] as const;
const LAST_NAMES = ["Hill", "Okafor", "Sato", "Garcia", "Novak", "Brown", "Khan"] as const;
const DISPOSITIONS = [null, "Interested", "Call back", "Not interested", null] as const;

/**
 * Each way that a call can have gone, first those that go on. `requested` is left out: the worker settles it within
 * seconds.
 */
const WAYS: readonly [SeedWay, ...SeedWay[]] = [
  { direction: "inbound", status: "in-progress" },
  { direction: "outbound", status: "ringing" },
  { direction: "outbound", status: "queued" },
  { direction: "inbound", status: "completed" },
  { direction: "outbound", status: "completed" },
  { direction: "outbound", status: "no-answer" },
  { direction: "inbound", status: "completed" },
  { direction: "outbound", status: "busy" },
  { direction: "outbound", status: "failed", errorMessage: "The number cannot be reached" },
  { direction: "inbound", status: "canceled" },
  { direction: "inbound", status: "no-offer" },
  { direction: "inbound", status: "no-buyer" },
  { direction: "inbound", status: "unavailable" },
  { direction: "outbound", status: "unknown" },
];
type SeedWay = Pick<SeedCall, "direction" | "status" | "errorMessage">;

/** The n-th number that is not blocked: a few calls of the last month, for some a lead and texts. */
export function caller(n: number, cast: Cast): SeedContact {
  const { solar, warranty } = cast.setup;
  const newest = n < WAYS.length ? 0.02 + n * 0.11 : 2 + ((n * 29) % 600);
  const lead: SeedLead = {
    firstName: nth(FIRST_NAMES, n),
    lastName: nth(LAST_NAMES, n),
    email: `${nth(FIRST_NAMES, n)}.${nth(LAST_NAMES, n)}@example.com`.toLowerCase(),
    data: { source: "landing page", roof: nth(["tile", "metal", "shingle"], n) },
    offerId: solar.offerId,
    disposition: nth(DISPOSITIONS, n),
    remoteIp: "198.51.100.77",
    hoursAgo: newest + 71,
  };
  const hasLead = n % 2 === 0;
  const call = (way: SeedWay, hoursAgo: number): SeedCall => ({
    ...way,
    ...(way.status === "no-offer"
      ? { ourNumber: seedNumber("+19545550174") }
      : way.status === "no-buyer"
        ? offerOf(warranty)
        : solar),
    ...(hasLead && way.status !== "no-offer" ? { lead } : {}),
    durationSeconds: way.status === "completed" ? 30 + ((n * 71) % 500) : null,
    disposition: way.status === "completed" ? nth(DISPOSITIONS, n) : null,
    hoursAgo,
  });
  const earlier: SeedWay =
    n % 3 === 0
      ? { direction: "outbound", status: "completed" }
      : { direction: "inbound", status: "completed" };
  const { number, ...place } = fictionOf(n, nth(PLACES, n + 1));
  return {
    ...place,
    number,
    name: hasLead ? `${lead.firstName} ${lead.lastName}` : undefined,
    past: [],
    leads: hasLead ? [lead] : [],
    calls: [call(earlier, newest + 48), call(nth(WAYS, n), newest)],
    texts: n % 4 === 0 ? conversation(newest, solar.ourNumber, { lead, asks: n === 8 }) : [],
  };
}

const offerOf = ({ offerId, ourNumber }: Pick<SeedOffer, "offerId" | "ourNumber">) => ({
  offerId,
  ourNumber,
});

type Talk = { lead: SeedLead; asks: boolean };

const conversation = (newest: number, ourNumber: E164, { lead, asks }: Talk): SeedText[] => [
  {
    direction: "outbound",
    status: "delivered",
    message: "Hello, this is Acme Leads. When may we call you about your roof?",
    ourNumber,
    lead,
    hoursAgo: newest + 60,
  },
  {
    direction: "inbound",
    status: "received",
    message: asks ? "Please stop texting me." : "Tomorrow after five is fine.",
    reviewWords: asks ? "stop" : undefined,
    ourNumber,
    hoursAgo: newest + 59,
  },
];

/**
 * Numbers that opted out by STOP and by a schedule's keyword: neither dialed nor texted since, but they may call in.
 */
export function optedOutCaller(n: number, { owner, setup }: Cast): SeedContact {
  const { solar, removeMe } = setup;
  const at = 20 + n * 90;
  const byKeyword = n % 2 === 1;
  const said: SeedText = {
    direction: "inbound",
    status: "received",
    message: byKeyword ? "Remove me" : "STOP",
    keyword: byKeyword ? null : "stop",
    ourNumber: solar.ourNumber,
    hoursAgo: at,
  };
  const { userId, collaboratorId } = owner;
  const call = (direction: SeedCall["direction"], status: CallStatus, hoursAgo: number): SeedCall => ({
    ...(status === "completed"
      ? { ...solar, durationSeconds: 64 }
      : { ourNumber: solar.ourNumber, userId, collaboratorId }),
    direction,
    status,
    hoursAgo,
  });
  return {
    ...fictionOf(60 + n, nth(PLACES, n + 2)),
    past: [
      byKeyword
        ? {
            action: "opt_out",
            hoursAgo: at,
            who: { source: "schedule_action", ip: null },
            text: said,
            automation: removeMe,
          }
        : { action: "opt_out", hoursAgo: at, who: { source: "system", ip: null }, text: said },
    ],
    calls: [call("outbound", "opt-out", at / 2), call("inbound", "completed", at / 3)],
    texts: [
      {
        direction: "outbound",
        status: "delivered",
        message: "Your estimate is ready.",
        ourNumber: solar.ourNumber,
        hoursAgo: at + 1,
      },
      said,
      {
        direction: "outbound",
        status: "opt-out",
        message: "Are you still interested?",
        ourNumber: solar.ourNumber,
        userId,
        collaboratorId,
        hoursAgo: at / 4,
      },
    ],
  };
}
