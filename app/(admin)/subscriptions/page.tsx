import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listSubscriptions } from "@/lib/subscriptions/listing";
import { pageContext } from "@/lib/web/context";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { SubscriptionsTable } from "./subscriptions-table";

export const metadata: Metadata = { title: "Subscriptions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Which other systems are told of what happens here. */
export default async function SubscriptionsPage({ searchParams }: Props) {
  const ctx = await pageContext("security");
  const params = await urlParams(searchParams);
  const { cursor } = cursorOf(params, "time");
  const page = await listSubscriptions(ctx, { perPage: pageSizeOf(params), cursor });
  const zone = ctx.member.company.timeZone;
  return (
    <>
      <PageHeader
        title="Subscriptions"
        subtitle="Other systems that are told of what happens here, as it happens, in order."
        parent={{ label: "Access Tokens", href: "/access_tokens" }}
        actions={
          page.totalCount > 0 && (
            <Button variant="primary" asChild>
              <Link href="/subscriptions/new">Subscribe</Link>
            </Button>
          )
        }
      />
      <SubscriptionsTable rows={page.rows.map((row) => ({ ...row, zone }))} />
      {page.totalCount > 0 && (
        <Pagination
          from={page.skipped + 1}
          to={page.skipped + page.rows.length}
          total={page.totalCount}
          previousHref={hrefAt("/subscriptions", params, page.previous)}
          nextHref={hrefAt("/subscriptions", params, page.next)}
        />
      )}
    </>
  );
}
