import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { listOffers } from "@/lib/offers/listing";
import { pageContext } from "@/lib/web/context";
import { isBare, listUrl, pageAt } from "../list-url";
import { OffersTable } from "./offers-table";

export const metadata: Metadata = { title: "Offers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const readOffersUrl = listUrl({ path: "/offers", search: true });

/** The list of offers, which inbound calls are matched to. */
export default async function OffersPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const zone = ctx.member.company.timeZone;
  const url = await readOffersUrl(searchParams, { country: ctx.country, timeZone: zone });
  const page = await pageAt(url, () => listOffers(ctx, url.query));
  const bare = isBare(url, page);
  return (
    <ListPage
      title="Offers"
      subtitle="An inbound call goes to the offer that owns the dialed number, and on to its first active buyer."
      actions={!bare && <MakeOffer />}
      url={url}
      page={page}
      bare={bare}
      filters={<SearchBox label="Search a name or a number of yours" minLength={SHORTEST_SEARCH} />}
      nothing={{
        thing: "offer",
        all: "Show all offers",
        yet: (
          <EmptyState title="No offers yet" actions={<MakeOffer />}>
            An offer owns numbers of yours and says who takes the calls that come in to them. Without one,
            every inbound call is turned away.
          </EmptyState>
        ),
      }}
    >
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
    </ListPage>
  );
}

function MakeOffer() {
  return (
    <Button variant="primary" asChild>
      <Link href="/offers/new">Make an offer</Link>
    </Button>
  );
}
