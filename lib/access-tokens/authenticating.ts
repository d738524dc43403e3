import { db, type Db } from "@/db";
import type { AccessToken } from "@/db/schema/access-tokens";
import type { Company } from "@/db/schema/companies";
import { allow } from "@/lib/allow";
import { type Actor, type Context, makeContext } from "@/lib/context";
import { env } from "@/lib/env";
import { Unauthenticated } from "@/lib/errors";
import { countRequest, type Quota } from "@/lib/limiting";
import { whyUnusable } from "./holder";
import { holderOf, type SaidKeys, lookUpHolder } from "./inner/looking-up";
import { noteUse } from "./inner/noting";
import { readCheckKey } from "./keys";
import { findHolderOf } from "./recalling";

/** The context of a request by access token. */
export type TokenContext = Context & {
  actor: Extract<Actor, { type: "token" }>;
  company: Company;
  token: AccessToken;
  /** What is left of the token's requests of this minute; null when they are not counted now. */
  quota: Quota | null;
};

/**
 * The address of the request, and how the keys are looked up: on which connections when not on the usual ones, or with
 * `recalled` from what this process knows, which is as fresh as the answer of a check.
 */
type Asked = { requestIp?: string; connections?: Db; recalled?: boolean };

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
  const holder = await holderOf(db, ctx.token.publicKey);
  if (!holder) throw new Unauthenticated(UNKNOWN);
  const problem = whyUnusable(holder, ctx.requestIp);
  if (problem) throw problem;
  return { ...ctx, token: holder.token, permissions: holder.permissions };
}

/** Throws when the token may not be used any more, or has lost a permission that the context has. */
export async function stillHolds(ctx: TokenContext): Promise<void> {
  const now = await asOfNow(ctx);
  for (const permission of ctx.permissions) allow(now, permission);
}

const UNKNOWN = "These keys are not known.";

async function open(keys: SaidKeys, { requestIp, connections = db, recalled }: Asked): Promise<TokenContext> {
  const holder = await (recalled
    ? findHolderOf(keys, requestIp)
    : lookUpHolder(keys, requestIp, connections));
  if (!holder) throw new Unauthenticated(UNKNOWN);
  const problem = whyUnusable(holder, requestIp);
  if (problem) throw problem;
  const { token, company, permissions, country, companyId } = holder;
  const quota = await countOf(token);
  noteUse(token, requestIp);
  const actor = { type: "token", accessTokenId: token.id } as const;
  const ctx = makeContext({ companyId, country, actor, permissions, requestIp });
  return { ...ctx, actor, company, token, quota };
}

/** A check token has no rate unless one is set: a dialer that is cut off calls nobody, or everybody. */
async function countOf({ id, kind, rateLimit }: AccessToken): Promise<Quota | null> {
  const limit = rateLimit ?? (kind === "check" ? null : env().rateLimit);
  return limit === null ? null : countRequest(`token ${id}`, limit, "This access token may ask");
}

function readKeys(authorization: string | null): SaidKeys {
  if (!authorization) throw new Unauthenticated("Send an access token: Authorization: Basic <keys>.");
  const [, encoded] = /^Basic +([\w+/=-]+) *$/i.exec(authorization) ?? [];
  const [, publicKey, secret] =
    /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  if (!publicKey || !secret) {
    throw new Unauthenticated("The Authorization header is not Basic base64(public_key:private_key).");
  }
  return { kind: "keys", publicKey, secret };
}
