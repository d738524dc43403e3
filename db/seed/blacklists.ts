import { createHash, randomBytes } from "node:crypto";
import type { BlockReason } from "../enums";
import type { Demo, SeedTx } from "../seed";
import { accessTokens } from "../schema/access-tokens";
import type { Collaborator } from "../schema/collaborators";
import { writeContact, type Past, type Who } from "./past";

const PLACES = [
  { prefix: "+1212555", country: "US", timeZone: "America/New_York" },
  { prefix: "+1312555", country: "US", timeZone: "America/Chicago" },
  { prefix: "+1719555", country: "US", timeZone: "America/Denver" },
  { prefix: "+1415555", country: "US", timeZone: "America/Los_Angeles" },
  { prefix: "+44207946", country: "GB", timeZone: "Europe/London" },
];

const NAMES = [
  "Jordan P.",
  "Lee & Sons",
  "M. Okafor",
  "Dana Whitfield",
  "R. Castillo",
  "Hannah Berg",
  "Tri-State Roofing",
];

const REASONS: BlockReason[] = [
  "dnc_request",
  "spam",
  "litigator",
  "wrong_number",
  "abuse",
  "fraud",
  "other",
];

/** Acme Leads: sixty-four blocked numbers of the last year, twelve unblocked again, a few opted out. */
export async function seedAcme(tx: SeedTx, { owner, agent }: Demo): Promise<void> {
  const token = await makeToken(tx, owner);
  const people: Who[] = [person(owner, "203.0.113.7"), person(agent, "203.0.113.9"), token];
  await writeContact(tx, owner.companyId, { ...PLACE_OF_HELP_PAGE, past: helpPagePast(people) });
  for (let n = 0; n < 75; n++) {
    const place = PLACES[n % PLACES.length] ?? PLACES[0];
    const name = n % 3 === 0 ? NAMES[n % NAMES.length] : undefined;
    await writeContact(tx, owner.companyId, {
      ...place,
      number: numberOf(place?.prefix ?? "", n),
      name,
      past: pastOf(n, people),
    });
  }
}

/** Globex: a few numbers, one of which Acme has blocked as well. */
export async function seedGlobex(tx: SeedTx, owner: Collaborator): Promise<void> {
  const who = person(owner, "198.51.100.4");
  for (let n = 0; n < 6; n++) {
    const place = PLACES[3];
    const past: Past = [{ action: "block", hoursAgo: 30 + n * 50, who, reason: "dnc_request" }];
    await writeContact(tx, owner.companyId, {
      ...place,
      number: numberOf(place?.prefix ?? "", n * 5 + 3),
      past,
    });
  }
}

const PLACE_OF_HELP_PAGE = {
  number: "+17191231234",
  name: "Jordan P.",
  country: "US",
  timeZone: "America/Denver",
};

const helpPagePast = (people: Who[]): Past => [
  { action: "block", hoursAgo: 2_000, who: people[1], reason: "wrong_number" },
  { action: "unblock", hoursAgo: 1_300, who: people[0], note: "The right person, after all" },
  {
    action: "block",
    hoursAgo: 1,
    who: people[2],
    reason: "dnc_request",
    note: "Asked on the phone not to be called",
  },
  { action: "again", hoursAgo: 0.2, who: people[0], reason: "dnc_request" },
];

function pastOf(n: number, people: Who[]): Past {
  const who = people[n % people.length];
  const blocked = 4 + n * n * 1.5;
  const past: Past = [{ action: "block", hoursAgo: blocked, who, reason: REASONS[n % REASONS.length] }];
  if (n % 9 === 4)
    past.push({ action: "again", hoursAgo: blocked / 2, who: people[(n + 1) % people.length] });
  if (n % 6 === 5) past.push({ action: "unblock", hoursAgo: blocked / 3, who: people[0] });
  if (n % 10 === 7) past.push({ action: "opt_out", hoursAgo: blocked / 4, who: people[2] });
  return past;
}

/** Numbers set aside for fiction: 555-0100 to 0199 in North America, 020 7946 0000 to 0999 in London. */
const numberOf = (prefix: string, n: number) => `${prefix}${String(100 + n).padStart(4, "0")}`;

const person = ({ id, userId }: Collaborator, ip: string): Who => ({
  source: "manual_action",
  userId,
  collaboratorId: id,
  ip,
});

/** A token that only the past knows: nobody has its private key. */
async function makeToken(tx: SeedTx, maker: Collaborator): Promise<Who> {
  const [token] = await tx
    .insert(accessTokens)
    .values({
      companyId: maker.companyId,
      name: "dialer-2",
      publicKey: `tdpub${randomBytes(16).toString("hex")}`,
      privateKeyHash: createHash("sha256").update(randomBytes(32)).digest("hex"),
      collaboratorId: maker.id,
      actions: ["Contact:check", "Contact:block"],
    })
    .returning({ id: accessTokens.id });
  return { source: "api", accessTokenId: token?.id, ip: "198.51.100.24" };
}
