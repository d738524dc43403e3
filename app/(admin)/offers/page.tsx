import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listOffers } from "@/lib/offers/listing";
import { pageContext } from "@/lib/web/context";
import { ListNotes } from "../list-notes";
import { hrefAt, urlParams } from "../list-url";
import { NothingFound, SetUpToolbar } from "../set-up-search";
import { readSetUpUrl } from "../set-up-url";
import { OffersTable } from "./offers-table";

export const metadata: Metadata = { title: "Offers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What inbound calls are matched to. */
export default async function OffersPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const params = await urlParams(searchParams);
  const { query, lost, tooShort } = readSetUpUrl(params);
  const page = await listOffers(ctx, query);
  const narrowed = query.fulltext !== undefined || query.cursor !== undefined;
  const any = page.totalCount > 0 || narrowed || tooShort;
  const zone = ctx.member.company.timeZone;
  return (
    <>
      <PageHeader
        title="Offers"
        subtitle="An inbound call goes to the offer that owns the dialed number, and on to its first active buyer."
        actions={
          any && (
            <Button variant="primary" asChild>
              <Link href="/offers/new">Make an offer</Link>
            </Button>
          )
        }
      />
      {any && <SetUpToolbar tooShort={tooShort} />}
      <ListNotes lost={lost} />
      <OffersTable
        nothing={narrowed ? <NothingFound what="offer" searched={query.fulltext} /> : undefined}
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
      {any && (
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
