import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AutoRefresh } from "@/components/auto-refresh";
import { ListNotes } from "@/components/data-table/list-notes";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Time } from "@/components/ui/time";
import { NotFound } from "@/lib/errors";
import { listDeliveries } from "@/lib/subscriptions/deliveries";
import { getSubscription } from "@/lib/subscriptions/listing";
import { EVENT_WORDS, EVENT_KEPT_DAYS } from "@/lib/subscriptions/schema";
import { pageContext } from "@/lib/web/context";
import { listUrl, pageAt } from "../../list-url";
import { Gap, State } from "../state";
import { DeliveriesTable } from "./deliveries-table";
import { SubscriptionButtons } from "./subscription-buttons";

export const metadata: Metadata = { title: "Subscription" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One subscription: what was sent to the system, what it answered, and what waits to be sent. */
export default async function SubscriptionPage({ params, searchParams }: Props) {
  const ctx = await pageContext("security");
  const id = Number((await params).id);
  const zone = ctx.member.company.timeZone;
  const url = await listUrl({ path: `/subscriptions/${id}` })(searchParams, {
    country: ctx.country,
    timeZone: zone,
  });
  const [row, page] = await Promise.all([
    getSubscription(ctx, { id }),
    pageAt(url, () => listDeliveries(ctx, { ...url.query, id })),
  ]).catch((error: unknown) => {
    throw error instanceof NotFound ? notFound() : error;
  });
  return (
    <>
      <PageHeader
        title={EVENT_WORDS[row.event]}
        subtitle={<span className="[overflow-wrap:anywhere]">{row.targetUrl}</span>}
        parent={{ label: "Subscriptions", href: "/subscriptions" }}
        actions={<SubscriptionButtons row={row} />}
      />
      {row.waitingCount + row.behindCount > 0 && !row.pausedAt && !row.archivedAt && (
        <AutoRefresh everyMs={2_000} />
      )}
      <DescriptionList
        className="max-w-[720px]"
        facts={[
          { term: "Event", value: <span className="mono">{row.event}</span> },
          { term: "State", value: <State row={row} zone={zone} /> },
          { term: "Not delivered yet", value: <Gap row={row} zone={zone} /> },
          { term: "Made", value: <Time value={row.createdAt} zone={zone} show="exact" /> },
        ]}
      />
      <SectionTitle>Deliveries of the last {EVENT_KEPT_DAYS} days</SectionTitle>
      <ListNotes lost={url.lost} problems={url.problems} />
      <DeliveriesTable
        rows={page.rows.map((one) => ({
          ...one,
          zone,
          paused: row.pausedAt !== null,
          archived: row.archivedAt !== null,
          soon: isSoon(one.nextTryAt),
        }))}
      />
      {page.totalCount > 0 && (
        <Pagination
          from={page.skipped + 1}
          to={page.skipped + page.rows.length}
          total={page.totalCount}
          totalExact={page.totalCountExact}
          previousHref={url.hrefAt(page.previous)}
          nextHref={url.hrefAt(page.next)}
        />
      )}
    </>
  );
}

const isSoon = (time: Date | null) => time !== null && time.getTime() - Date.now() < 60_000;
