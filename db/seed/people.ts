import { createHash, randomBytes } from "node:crypto";
import { accessTokens } from "../schema/access-tokens";
import type { Collaborator } from "../schema/collaborators";
import type { Tx } from "../index";
import type { Who } from "@/db/seed/past-types";
import type { E164 } from "../schema/columns";

/**
 * Areas of numbers that are set aside for fiction (555-0100 to 0199 in North America, 020 7946 0000 to 0999 in London),
 * with their places.
 */
export const PLACES = [
  { prefix: "+1212555", country: "US", timeZone: "America/New_York" },
  { prefix: "+1312555", country: "US", timeZone: "America/Chicago" },
  { prefix: "+1719555", country: "US", timeZone: "America/Denver" },
  { prefix: "+1415555", country: "US", timeZone: "America/Los_Angeles" },
  { prefix: "+44207946", country: "GB", timeZone: "Europe/London" },
] as const;

/** A number of the demo, as the tables keep it. */
export const seedNumber = (number: string) => number as E164;

/** The n-th such number of a place. */
export function fictionOf(n: number, { prefix, country, timeZone }: (typeof PLACES)[number]) {
  return { number: seedNumber(`${prefix}${String(100 + n).padStart(4, "0")}`), country, timeZone };
}

/** The item of a list that the n-th one gets. */
export function nth<One>(list: readonly One[] & { 0: One }, n: number): One {
  return list[n % list.length] ?? list[0];
}

/** A person who acts from an address. */
export const person = ({ id, userId }: Collaborator, ip: string): Who => ({
  source: "call",
  userId,
  collaboratorId: id,
  ip,
});

/** A schedule acts without a person and without an address. */
export const schedule: Who = { source: "schedule_action", ip: null };

/** A token that only the past uses: nobody has its private key. */
export async function makeToken(tx: Tx, maker: Collaborator): Promise<Who> {
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
