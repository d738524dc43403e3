import type { Tx } from "../index";
import type { Collaborator } from "../schema/collaborators";
import { blockedContact, type Cast, helpPageContact } from "./blocked";
import { caller, optedOutCaller } from "./callers";
import { countDays } from "./histories";
import { writePast } from "./past";
import type { SeedCall, SeedContact } from "@/db/seed/past-types";
import { fictionOf, makeToken, person, PLACES } from "./people";
import { makeOffer, seedSetup } from "./setup";

/**
 * Acme Leads: sixty-four blocked numbers of the last year, twelve unblocked again, a few opted out. Also the offers,
 * schedules, calls, leads and texts that led to that, with everything that was stopped in the last month.
 */
export async function seedAcme(tx: Tx, { owner, agent }: Demo): Promise<void> {
  const { companyId } = owner;
  const cast: Cast = {
    owner: person(owner, "203.0.113.7"),
    agent: person(agent, "203.0.113.9"),
    token: await makeToken(tx, owner),
    setup: await seedSetup(tx, companyId),
  };
  const withheld: SeedCall = {
    direction: "inbound",
    status: "completed",
    callerText: "anonymous",
    durationSeconds: 75,
    hoursAgo: 3,
    ...cast.setup.solar,
  };
  await writePast(
    tx,
    companyId,
    [
      helpPageContact(cast),
      ...many(75, (n) => blockedContact(n, cast)),
      ...many(40, (n) => caller(n, cast)),
      ...many(6, (n) => optedOutCaller(n, cast)),
    ],
    [withheld],
  );
  await countDays(tx, companyId);
}

/** Globex: a few numbers, one of which Acme has blocked as well, and a few calls. */
export async function seedGlobex(tx: Tx, owner: Collaborator): Promise<void> {
  const { companyId } = owner;
  const who = person(owner, "198.51.100.4");
  const offer = await makeOffer(
    tx,
    companyId,
    "Globex travel",
    ["+16195550175"],
    [{ name: "Travel desk", number: "+16195550115" }],
  );
  const contacts = many(6, (n): SeedContact => {
    const hoursAgo = 30 + n * 50;
    const call: SeedCall = {
      ...offer,
      direction: "inbound",
      status: "completed",
      durationSeconds: 90 + n,
      hoursAgo: hoursAgo + 0.1,
    };
    const refused: SeedCall = {
      ourNumber: offer.ourNumber,
      direction: "inbound",
      status: "blocked",
      hoursAgo: hoursAgo / 2,
    };
    return {
      ...fictionOf(n * 5 + 3, PLACES[3]),
      past: [{ action: "block", hoursAgo, who, reason: "dnc_request", call }],
      calls: [call, refused],
      leads:
        n === 0
          ? [{ firstName: "Ines", lastName: "Roy", offerId: offer.offerId, hoursAgo: hoursAgo + 2 }]
          : [],
      texts:
        n === 1
          ? [
              {
                direction: "inbound",
                status: "blocked",
                message: "Hello?",
                ourNumber: offer.ourNumber,
                hoursAgo: 4,
              },
            ]
          : [],
    };
  });
  await writePast(tx, companyId, contacts);
  await countDays(tx, companyId);
}

const many = <One>(count: number, make: (n: number) => One): One[] =>
  Array.from({ length: count }, (_, n) => make(n));

export type Demo = { owner: Collaborator; agent: Collaborator };
