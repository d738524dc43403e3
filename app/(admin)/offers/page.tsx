import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listOffers } from "@/lib/offers/listing";
import { pageContext } from "@/lib/web/context";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { OffersTable } from "./offers-table";

export const metadata: Metadata = { title: "Offers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What inbound calls are matched to. */
export default async function OffersPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const params = await urlParams(searchParams);
  const { cursor } = cursorOf(params, "time");
  const page = await listOffers(ctx, { perPage: pageSizeOf(params), cursor });
  const zone = ctx.member.company.timeZone;
  return (
    <>
      <PageHeader
        title="Offers"
        subtitle="An inbound call goes to the offer that owns the dialed number, and on to its first active buyer."
        actions={
          page.totalCount > 0 && (
            <Button variant="primary" asChild>
              <Link href="/offers/new">Make an offer</Link>
            </Button>
          )
        }
      />
      <OffersTable
        rows={page.rows.map(({ id, name, active, numbers, buyers, updatedAt }) => ({
          id,
          name,
          active,
          numbers,
          buyers: buyers.map(({ id, name, active }) => ({ id, name, active })),
          updatedAt,
          zone,
        }))}
      />
      {page.totalCount > 0 && (
        <Pagination
          from={page.skipped + 1}
          to={page.skipped + page.rows.length}
          total={page.totalCount}
          totalExact
          previousHref={hrefAt("/offers", params, page.previous)}
          nextHref={hrefAt("/offers", params, page.next)}
        />
      )}
    </>
  );
}
