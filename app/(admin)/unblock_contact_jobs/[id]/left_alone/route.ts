import { leftAloneRows } from "@/lib/unblock-contact-jobs/listing-left-alone";
import { download } from "@/lib/web/downloads";

/** Sends the numbers that a job left alone as CSV: each number and the reason. */
export const GET = download<{ id: string }>(async (ctx, { id }) => ({
  name: `unblocking ${Number(id)} left alone.csv`,
  contentType: "text/csv; charset=utf-8",
  pieces: await leftAloneRows(ctx, Number(id)),
}));
