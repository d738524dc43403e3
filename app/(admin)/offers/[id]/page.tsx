import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LeadToken } from "@/components/lead-token";
import { SwitchedBadge } from "@/components/switched";
import { SectionTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { NotFound } from "@/lib/errors";
import { readOffer } from "@/lib/offers/reading";
import { countWithheldOf } from "@/lib/offers/withheld";
import { pageContext } from "@/lib/web/context";
import { renewToken } from "../actions";
import { OfferForm } from "../offer-form";
import { titled } from "../../titled";

type Props = { params: Promise<{ id: string }> };

/** Reads the offer once for the title and the page. */
const read = cache(async (id: string) => {
  const ctx = await pageContext("setup_system");
  return readOffer(ctx, Number(id)).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titled("setup_system", async () => (await read(id)).name);
}

/** One offer, with a form that changes it as a whole, and its lead token. */
export default async function OfferPage({ params }: Props) {
  const ctx = await pageContext("setup_system");
  const offer = await read((await params).id);
  const withheld = await countWithheldOf(ctx, { offerId: offer.id });
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title={offer.name}
        subtitle={<SwitchedBadge active={offer.active} />}
        parent={{ label: "Offers", href: "/offers" }}
      />
      <OfferForm
        offer={{
          id: offer.id,
          updatedAt: offer.updatedAt.toISOString(),
          name: offer.name,
          active: offer.active,
          withheldCallers: offer.withheldCallers,
          withheld,
          numbers: offer.numbers,
          buyers: offer.buyers.map(({ id, name, number, priority, active }) => ({
            id,
            name,
            number,
            priority,
            active,
          })),
        }}
      />
      <SectionTitle>Leads of this offer</SectionTitle>
      <LeadToken id={offer.id} token={offer.leadToken} of="offer" renew={renewToken} />
    </div>
  );
}
