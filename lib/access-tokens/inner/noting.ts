import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { LRUCache } from "lru-cache";
import { db } from "@/db";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { inShort, log } from "@/lib/log";

/** Not every request of a busy token writes its row. */
const KEPT_MS = 60_000;
const noted = { use: notes(), refusal: notes() };

function notes() {
  return new LRUCache<number, Date>({ max: 10_000, ttl: KEPT_MS });
}

/**
 * Notes when and from which address the token was used, to the minute. Does not wait, and a failure of it fails no
 * request.
 */
export function noteUse(token: AccessToken, requestIp: string | undefined): void {
  const at = due(noted.use, token, token.lastUsedAt);
  if (at) write(token, accessTokens.lastUsedAt, { lastUsedAt: at, lastUsedIp: requestIp ?? null });
}

/** Notes when right keys came from an address that the token does not take, and which address; as `noteUse`. */
export function noteTokenRefusal(token: AccessToken, requestIp: string | undefined): void {
  const at = due(noted.refusal, token, token.lastRefusedAt);
  if (!at) return;
  const { companyId, id } = token;
  log.warn({ companyId, accessTokenId: id, requestIp }, "an access token came from a wrong address");
  write(token, accessTokens.lastRefusedAt, { lastRefusedAt: at, lastRefusedIp: requestIp ?? null });
}

function due(kept: LRUCache<number, Date>, { id }: AccessToken, last: Date | null): Date | null {
  if (kept.has(id)) return null;
  const now = new Date();
  if (last && now.getTime() - last.getTime() < KEPT_MS) return null;
  kept.set(id, now);
  return now;
}

function write({ companyId, id }: AccessToken, column: PgColumn, values: Partial<AccessToken>): void {
  const minuteAgo = new Date(Date.now() - KEPT_MS);
  db.update(accessTokens)
    .set(values)
    .where(
      and(
        eq(accessTokens.companyId, companyId),
        eq(accessTokens.id, id),
        or(isNull(column), lt(column, minuteAgo)),
      ),
    )
    .catch((error: unknown) =>
      log.warn({ error: inShort(error) }, "the use of an access token was not noted"),
    );
}
