import type { BlockReason } from "../enums";
import type { Event, Past, SeedCall, SeedContact, SeedLead, SeedText, Who } from "@/db/seed/past-types";
import { fictionOf, nth, PLACES, schedule, seedNumber } from "./people";
import type { Setup } from "./setup";

const NAMES = [
  "Jordan P.",
  "Lee & Sons",
  "M. Okafor",
  "Dana Whitfield",
  "R. Castillo",
  "Hannah Berg",
  "Tri-State Roofing",
] as const;

const REASONS = ["dnc_request", "spam", "litigator", "wrong_number", "abuse", "fraud", "other"] as const;

export type Cast = { owner: Who; agent: Who; token: Who; setup: Setup };

const MONTH = 720;

/** The number of the help page: blocked on the phone, unblocked, and blocked again an hour ago. */
export function helpPageContact({ owner, agent, setup: { solar } }: Cast): SeedContact {
  const offered = { offerId: solar.offerId, buyerId: solar.buyerId, ourNumber: solar.ourNumber };
  const first: SeedCall = {
    ...offered,
    direction: "inbound",
    status: "completed",
    durationSeconds: 41,
    hoursAgo: 2_000.1,
  };
  const second: SeedCall = {
    ...offered,
    direction: "inbound",
    status: "completed",
    durationSeconds: 192,
    hoursAgo: 1.1,
  };
  const refused: SeedCall = {
    ourNumber: solar.ourNumber,
    direction: "inbound",
    status: "blocked",
    hoursAgo: 0.5,
  };
  return {
    number: seedNumber("+17191231234"),
    name: "Jordan P.",
    country: "US",
    timeZone: "America/Denver",
    calls: [first, second, refused],
    past: [
      { action: "block", hoursAgo: 2_000, who: agent, reason: "wrong_number", call: first },
      { action: "unblock", hoursAgo: 1_300, who: owner, note: "The right person, after all", call: first },
      {
        action: "block",
        hoursAgo: 1,
        who: agent,
        reason: "dnc_request",
        note: "Asked on the phone not to be called",
        call: second,
      },
      { action: "again", hoursAgo: 0.2, who: owner, reason: "dnc_request", call: second },
    ],
  };
}

/**
 * The n-th blocked number: its block, and what was stopped since. Every sixth was unblocked again, some are opted out.
 */
export function blockedContact(n: number, cast: Cast): SeedContact {
  const blockedAt = 4 + n * n * 1.5;
  const cause = causeOf(n, blockedAt, cast);
  const past: Past = [{ action: "block", hoursAgo: blockedAt, ...cause.event }];
  const unblocked = n % 6 === 5;
  const optedOut = n % 10 === 7;
  if (n % 9 === 4) past.push({ action: "again", hoursAgo: blockedAt / 2, who: cast.token });
  if (unblocked)
    past.push({
      action: "unblock",
      hoursAgo: blockedAt / 3,
      who: { ...cast.owner, source: "call" },
      call: cause.last,
    });
  const stop: SeedText = {
    direction: "inbound",
    status: unblocked ? "received" : "blocked",
    message: "STOP",
    keyword: "stop",
    ourNumber: cast.setup.solar.ourNumber,
    hoursAgo: blockedAt / 4,
  };
  if (optedOut)
    past.push({
      action: "opt_out",
      hoursAgo: blockedAt / 4,
      who: { source: "system", ip: null },
      text: stop,
    });
  const refused = unblocked ? [] : stopped(n, Math.min(blockedAt, MONTH));
  return {
    ...fictionOf(n, nth(PLACES, n)),
    name: n % 3 === 0 ? nth(NAMES, n) : undefined,
    past,
    leads: cause.leads,
    calls: [...cause.calls, ...refused.filter((at) => at.kind !== "sms").map((at) => refusedCall(at, cast))],
    texts: [
      ...(optedOut ? [stop] : []),
      ...refused.filter((at) => at.kind === "sms").map((at) => refusedText(at, cast)),
    ],
  };
}

type Cause = {
  event: Omit<Event, "action" | "hoursAgo">;
  calls: SeedCall[];
  leads?: SeedLead[];
  /** The call before the block. */
  last: SeedCall;
};

/** What blocked the n-th number: an agent on a call, the owner on a lead or by an action, a token, or a schedule. */
function causeOf(n: number, blockedAt: number, { owner, agent, token, setup }: Cast): Cause {
  const { solar, roofing } = setup;
  const reason: BlockReason = nth(REASONS, n);
  const offer = n % 2 === 0 ? solar : roofing;
  const at = (minutes: number) => blockedAt + minutes / 60;
  const last: SeedCall = {
    ...offer,
    direction: "inbound",
    status: "completed",
    durationSeconds: 20 + ((n * 53) % 400),
    hoursAgo: at(6),
  };
  const lead: SeedLead = {
    ...LEAD,
    firstName: "Sam",
    lastName: nth(["Ortega", "Vance", "Mills"], n),
    offerId: offer.offerId,
    hoursAgo: at(90),
  };
  switch (n % 5) {
    case 0: {
      const call = { ...last, lead };
      return {
        event: { who: { ...owner, source: "lead" }, reason, lead },
        calls: [call],
        leads: [lead],
        last: call,
      };
    }
    case 1:
    case 4:
      return { event: { who: { ...agent, source: "call" }, reason, call: last }, calls: [last], last };
    case 2:
      return { event: { who: token, reason }, calls: [last], last };
    default:
  }
  if (n % 2 === 0) {
    const who: Who = { ...owner, source: "manual_action" };
    return {
      event: { who, reason: "litigator", call: last, automation: setup.litigator },
      calls: [last],
      last,
    };
  }
  const dialed = (hoursAgo: number): SeedCall => ({
    direction: "outbound",
    status: "no-answer",
    ourNumber: solar.ourNumber,
    offerId: solar.offerId,
    hoursAgo,
  });
  const [once, twice] = [dialed(at(300)), dialed(at(1))];
  return {
    event: {
      who: schedule,
      reason: "other",
      note: "Nobody answers",
      call: twice,
      automation: setup.unanswered,
    },
    calls: [once, twice],
    last: twice,
  };
}

const LEAD = { data: { source: "landing page" }, remoteIp: "198.51.100.77" };

type Stop = { hoursAgo: number; kind: "dial" | "match" | "sms" };

/** What was refused since a block, at most a month ago. */
function stopped(n: number, since: number): Stop[] {
  const kinds = ["match", "dial", "match", "sms"] as const;
  return Array.from({ length: 2 + (n % 4) }, (_, k) => ({
    hoursAgo: 0.3 + ((n * 37.7 + k * 163.3) % MONTH),
    kind: nth(kinds, n + k),
  }))
    .filter(({ hoursAgo }) => hoursAgo < since * 0.95)
    .sort((a, b) => b.hoursAgo - a.hoursAgo);
}

const refusedCall = ({ hoursAgo, kind }: Stop, { token, setup: { solar } }: Cast): SeedCall => ({
  direction: kind === "match" ? "inbound" : "outbound",
  status: "blocked",
  ourNumber: solar.ourNumber,
  hoursAgo,
  ...(kind === "dial" ? { accessTokenId: token.accessTokenId, requestIp: token.ip } : {}),
});

const refusedText = ({ hoursAgo }: Stop, { setup: { solar } }: Cast): SeedText => ({
  direction: hoursAgo % 2 < 1 ? "inbound" : "outbound",
  status: "blocked",
  message: hoursAgo % 2 < 1 ? "Who is this?" : "Your solar estimate is ready.",
  ourNumber: solar.ourNumber,
  hoursAgo,
});
