import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { OfferForm } from "../offer-form";

export const metadata: Metadata = { title: "Make an offer" };

export default async function NewOfferPage() {
  await pageContext("setup_system");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Make an offer"
        subtitle="Numbers of ours, and who takes the calls that come in to them."
        parent={{ label: "Offers", href: "/offers" }}
      />
      <OfferForm />
    </div>
  );
}
