import { eq } from "drizzle-orm";
import { calls } from "@/db/schema/calls";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { type CountedPage, listByTime } from "@/lib/listing/listing";
import { allow } from "@/lib/allow";
import { wholeCalls } from "./inner/whole";
import { ListCalls, type WholeCall } from "./schema";

/** Refused because of the person, not because the database could not answer. */
const STOPPED = ["blocked", "opt-out"] as const;

/**
 * The company's calls by time, the newest first unless `orderDir` is asc: searched by number, narrowed by status,
 * direction, a whole number and offer, each with how its number stands now. Needs `Call:read`.
 */
export async function listCalls(ctx: Context, input: ListCalls): Promise<CountedPage<WholeCall>> {
  allow(ctx, "Call:read");
  const query = ListCalls.parse(input);
  const page = await listByTime(ctx, {
    table: calls,
    query,
    filters: [
      query.number ? eq(calls.callerId, readNumber(ctx, query.number, "number")) : undefined,
      query.offerId ? eq(calls.offerId, query.offerId) : undefined,
      query.stopped ? STOPPED.map((status) => eq(calls.status, status)) : undefined,
      query.status && eq(calls.status, query.status),
      query.direction && eq(calls.direction, query.direction),
    ],
  });
  return { ...page, rows: await wholeCalls(ctx, page.rows) };
}
