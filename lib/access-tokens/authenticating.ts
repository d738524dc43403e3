import { and, eq, isNull, lt, or } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { type Db, db } from "@/db";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { type Company, companies } from "@/db/schema/companies";
import { countryOf, mayAct } from "@/lib/collaborators/membership";
import { type Context, makeContext } from "@/lib/context";
import { Unauthenticated } from "@/lib/errors";
import { log } from "@/lib/log";
import { intersection, permissionsOf } from "@/lib/permissions";
import { hashKey, keyMatches } from "./keys";

/** The context of a request by access token. */
export type TokenContext = Context & {
  actor: { accessTokenId: number };
  company: Company;
  token: AccessToken;
};

/** A pair of keys, as the Authorization header says it. */
type Keys = { publicKey: string; privateKey: string };

/**
 * The context of whoever sends these keys, in an `Authorization: Basic` header. May do what its token may, as far as the
 * token's maker may do it now. Throws `Unauthenticated` for no, bad, paused, revoked and expired keys, and for those whose
 * maker is disabled; only who knows the private key learns which. `connections` look the keys up.
 */
export async function authenticate(
  authorization: string | null,
  requestIp?: string,
  connections: Db = db,
): Promise<TokenContext> {
  const keys = readKeys(authorization);
  const found = await tokenOf(connections, keys.publicKey);
  const matches = keyMatches(keys.privateKey, found?.token.privateKeyHash ?? hashKey("nobody's key"));
  if (!found || !matches) throw new Unauthenticated("These keys are not known.");
  const { token, maker, company } = found;
  refuseEnded(token, maker);
  noteUse(token, requestIp);
  return {
    ...makeContext({
      companyId: company.id,
      country: countryOf(company),
      actor: {},
      permissions: intersection(new Set([...token.areas, ...token.actions]), permissionsOf(maker)),
      requestIp,
    }),
    actor: { accessTokenId: token.id },
    company,
    token,
  };
}

function readKeys(authorization: string | null): Keys {
  if (!authorization) throw new Unauthenticated("Send an access token: Authorization: Basic <keys>.");
  const [, encoded] = /^Basic +([\w+/=-]+) *$/i.exec(authorization) ?? [];
  const [, publicKey, privateKey] =
    /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  if (!publicKey || !privateKey) {
    throw new Unauthenticated("The Authorization header is not Basic base64(public_key:private_key).");
  }
  return { publicKey, privateKey };
}

async function tokenOf(connections: Db, publicKey: string) {
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
  return found;
}

function refuseEnded(token: AccessToken, maker: Collaborator) {
  if (token.revokedAt) throw new Unauthenticated("This access token is revoked.");
  if (token.expiresAt && token.expiresAt <= new Date()) {
    throw new Unauthenticated("This access token has expired.");
  }
  if (token.pausedAt) throw new Unauthenticated("This access token is paused.");
  if (!mayAct(maker)) throw new Unauthenticated("The person who made this access token is disabled.");
}

/** Last use is kept to the minute, so that a busy token is not a row that every request writes. */
const USE_KEPT_MS = 60_000;
const noted = new LRUCache<number, true>({ max: 10_000, ttl: USE_KEPT_MS });

/** Notes when and whence the token was used; nobody waits for it, and nothing fails for it. */
function noteUse({ companyId, id, lastUsedAt }: AccessToken, requestIp: string | undefined) {
  const now = new Date();
  const minuteAgo = new Date(now.getTime() - USE_KEPT_MS);
  if (noted.has(id) || (lastUsedAt && lastUsedAt > minuteAgo)) return;
  noted.set(id, true);
  const due = or(isNull(accessTokens.lastUsedAt), lt(accessTokens.lastUsedAt, minuteAgo));
  db.update(accessTokens)
    .set({ lastUsedAt: now, lastUsedIp: requestIp ?? null })
    .where(and(eq(accessTokens.companyId, companyId), eq(accessTokens.id, id), due))
    .catch((error: unknown) =>
      log.warn({ error: String(error) }, "the use of an access token was not noted"),
    );
}
