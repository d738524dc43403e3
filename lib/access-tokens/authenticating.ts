import { and, eq } from "drizzle-orm";
import { db, type Db } from "@/db";
import type { TokenKind } from "@/db/enums";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { companies, type Company } from "@/db/schema/companies";
import { countryOf, mayAct } from "@/lib/collaborators/membership";
import { type Actor, type Context, makeContext } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, Unauthenticated } from "@/lib/errors";
import { countRequest, type Quota } from "@/lib/limiting";
import { isWithin, networkList } from "@/lib/networks";
import { allow, intersection, permissionsOf } from "@/lib/allow";
import { countGuess, noteProof, refuseGuesser } from "./inner/guessing";
import { hashKey, keyMatches, readCheckKey } from "./keys";
import { noteTokenRefusal, noteUse } from "./inner/noting";

/** The context of a request by access token. */
export type TokenContext = Context & {
  actor: Extract<Actor, { type: "token" }>;
  company: Company;
  token: AccessToken;
  /** What is left of the token's requests of this minute; null when they are not counted now. */
  quota: Quota | null;
};

/** The keys of a token: the public key finds it, and the secret is compared with its hash. */
type Keys = { kind: TokenKind; publicKey: string; secret: string };

/** The address of the request, and the connections on which the keys are looked up when not on the usual ones. */
type Asked = { requestIp?: string; connections?: Db };

/**
 * Takes the `Authorization: Basic` header of a request and returns its context. The context may do what the token may,
 * as far as the token's maker may do it now. Throws `Unauthenticated` for keys that are absent, wrong, paused, revoked
 * or expired, and for keys whose maker is disabled. Throws 403 for right keys from an address that the token does not
 * take, and `TooMany` beyond the token's rate or for an address that keeps sending wrong keys. Only a client with the
 * private key learns which of these it was.
 */
export async function authenticate(authorization: string | null, asked: Asked = {}): Promise<TokenContext> {
  return open(readKeys(authorization), asked);
}

/** As `authenticate`, for the key of a check token, which stands in the URL. */
export async function authenticateCheck(checkKey: string, asked: Asked = {}): Promise<TokenContext> {
  const publicKey = readCheckKey(checkKey);
  if (publicKey === null) throw new Unauthenticated(UNKNOWN);
  return open({ kind: "check", publicKey, secret: checkKey }, asked);
}

/**
 * For requests that take long, between their beginning and what they do. Returns the context with what the token may do
 * now. Throws when the token may not be used any more.
 */
export async function asOfNow(ctx: TokenContext): Promise<TokenContext> {
  const found = await tokenOf(db, ctx.token.publicKey);
  if (!found) throw new Unauthenticated(UNKNOWN);
  const { token, maker } = found;
  refuseEnded(token, maker);
  refuseAddress(token, ctx.requestIp);
  return { ...ctx, token, permissions: permissionsNow(token, maker) };
}

/** Throws when the token may not be used any more, or has lost a permission that the context has. */
export async function stillHolds(ctx: TokenContext): Promise<void> {
  const now = await asOfNow(ctx);
  for (const permission of ctx.permissions) allow(now, permission);
}

const permissionsNow = ({ areas, actions }: AccessToken, maker: Collaborator) =>
  intersection(new Set([...areas, ...actions]), permissionsOf(maker));

const UNKNOWN = "These keys are not known.";

async function open(
  { kind, publicKey, secret }: Keys,
  { requestIp, connections = db }: Asked,
): Promise<TokenContext> {
  await refuseGuesser({ publicKey, requestIp });
  const found = await tokenOf(connections, publicKey);
  const matches = keyMatches(secret, found?.token.privateKeyHash ?? hashKey("nobody's key"));
  if (!found || !matches || found.token.kind !== kind) {
    await countGuess({ publicKey, requestIp });
    throw new Unauthenticated(UNKNOWN);
  }
  noteProof({ publicKey, requestIp });
  const { token, maker, company } = found;
  refuseEnded(token, maker);
  refuseAddress(token, requestIp);
  const limit = token.rateLimit ?? env().rateLimit;
  const quota = await countRequest(`token ${token.id}`, limit, "This access token may ask");
  noteUse(token, requestIp);
  const actor = { type: "token", accessTokenId: token.id } as const;
  const ctx = makeContext({
    companyId: company.id,
    country: countryOf(company),
    actor,
    permissions: permissionsNow(token, maker),
    requestIp,
  });
  return { ...ctx, actor, company, token, quota };
}

function readKeys(authorization: string | null): Keys {
  if (!authorization) throw new Unauthenticated("Send an access token: Authorization: Basic <keys>.");
  const [, encoded] = /^Basic +([\w+/=-]+) *$/i.exec(authorization) ?? [];
  const [, publicKey, secret] =
    /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  if (!publicKey || !secret) {
    throw new Unauthenticated("The Authorization header is not Basic base64(public_key:private_key).");
  }
  return { kind: "keys", publicKey, secret };
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

/** A request whose address is not known is refused too. */
function refuseAddress(token: AccessToken, requestIp: string | undefined) {
  const { allowedNetworks } = token;
  if (allowedNetworks.length === 0 || isWithin(networkList(allowedNetworks), requestIp ?? "")) return;
  noteTokenRefusal(token, requestIp);
  throw new AppError(403, {
    base: [`wrong address: this access token is not taken from ${requestIp ?? "an unknown address"}`],
  });
}
