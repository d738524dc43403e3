import { and, eq } from "drizzle-orm";
import type { Db } from "@/db";
import type { TokenKind } from "@/db/enums";
import { accessTokens } from "@/db/schema/access-tokens";
import { collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { type KeyHolder, makeHolder } from "../holder";
import { hashKey, keyMatches } from "../keys";
import { countGuess, noteProof, refuseGuesser } from "./guessing";

/** The keys of a token: the public key finds it, and the secret is compared with its hash. */
export type SaidKeys = { kind: TokenKind; publicKey: string; secret: string };

/**
 * Returns who holds the keys, or null when nobody does, which counts as a guess. Throws `TooMany` for an address that
 * keeps sending wrong keys.
 */
export async function lookUpHolder(
  { kind, publicKey, secret }: SaidKeys,
  requestIp: string | undefined,
  connections: Db,
): Promise<KeyHolder | null> {
  await refuseGuesser({ publicKey, requestIp });
  const found = await holderOf(connections, publicKey);
  const matches = keyMatches(secret, found?.token.privateKeyHash ?? hashKey("nobody's key"));
  if (!found || !matches || found.token.kind !== kind) {
    await countGuess({ publicKey, requestIp });
    return null;
  }
  noteProof({ publicKey, requestIp });
  return found;
}

/** Returns the holder of a public key, whose secret is still to be compared; null when there is none. */
export async function holderOf(connections: Db, publicKey: string): Promise<KeyHolder | null> {
  const [found] = await connections
    .select({ token: accessTokens, maker: collaborators, company: companies })
    .from(accessTokens)
    .innerJoin(
      collaborators,
      and(
        eq(collaborators.companyId, accessTokens.companyId),
        eq(collaborators.id, accessTokens.collaboratorId),
      ),
    )
    .innerJoin(companies, eq(companies.id, accessTokens.companyId))
    .where(eq(accessTokens.publicKey, publicKey));
  return found ? makeHolder(found) : null;
}
