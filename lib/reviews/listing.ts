import { type SQL, sql } from "drizzle-orm";
import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import type { Review } from "./schema";

/** How many reviews a page shows. The oldest due are decided first, and make room for the next. */
export const SHOWN = 50;

/** Counting stops here. */
const MOST = 1_000;

/** The open reviews, the first due first, at most fifty. Needs `Contact:opt_out`. */
export async function openReviews(ctx: Context): Promise<Review[]> {
  allow(ctx, "Contact:opt_out");
  return read(ctx, sql`review.decision is null order by review.due_at, review.id`);
}

/** The last fifty decided reviews, the newest decision first. Needs `Contact:opt_out`. */
export async function decidedReviews(ctx: Context): Promise<Review[]> {
  allow(ctx, "Contact:opt_out");
  return read(ctx, sql`review.decision is not null order by review.decided_at desc, review.id desc`);
}

/** How many reviews are open and how many of them overdue; both stop at 1,000. Needs `Contact:opt_out`. */
export async function countReviews(ctx: Context): Promise<{ open: number; overdue: number }> {
  allow(ctx, "Contact:opt_out");
  const [row] = await ctx.db.execute<{ open: number; overdue: number }>(sql`
    select count(*)::int as open, (count(*) filter (where due_at < now()))::int as overdue from (
      select due_at from text_reviews where company_id = ${ctx.companyId} and decision is null
      order by due_at limit ${MOST}) as counted`);
  return row ?? { open: 0, overdue: 0 };
}

type Row = Pick<
  Review,
  | "id"
  | "number"
  | "name"
  | "blocked"
  | "message"
  | "words"
  | "overdue"
  | "decision"
  | "reason"
  | "note"
  | "email"
> & { contact_id: number; opt_out: boolean; request_ip: string | null } & Record<
    "sent_ms" | "due_ms" | "decided_ms",
    string | null
  >;

const ms = (column: string) => sql.raw(`extract(epoch from ${column}) * 1000`);

async function read({ db, companyId }: Context, which: SQL): Promise<Review[]> {
  const rows = await db.execute<Row>(sql`
    select review.id, review.contact_id, contacts.number, contacts.name, contacts.blocked, contacts.opt_out,
      text_messages.message, review.words, ${ms("text_messages.sent_at")} as sent_ms, ${ms("review.due_at")} as due_ms,
      review.decision is null and review.due_at < now() as overdue, review.decision, review.reason, review.note,
      users.email, host(review.request_ip) as request_ip, ${ms("review.decided_at")} as decided_ms
    from (select * from text_reviews as review where company_id = ${companyId} and ${which} limit ${SHOWN}) as review
      join contacts on contacts.company_id = ${companyId} and contacts.id = review.contact_id
      join text_messages on text_messages.company_id = ${companyId} and text_messages.id = review.text_message_id
      left join users on users.id = review.user_id
    order by review.decided_at desc, review.due_at, review.id`);
  return rows.map(({ contact_id, opt_out, request_ip, sent_ms, due_ms, decided_ms, ...row }) => ({
    ...row,
    contactId: contact_id,
    optedOut: opt_out,
    requestIp: request_ip,
    sentAt: new Date(Number(sent_ms)),
    dueAt: new Date(Number(due_ms)),
    decidedAt: decided_ms === null ? null : new Date(Number(decided_ms)),
  }));
}
