import type { Metadata } from "next";
import { SectionTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { count } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { countReviews, decidedReviews, openReviews, SHOWN } from "@/lib/reviews/listing";
import type { Review } from "@/lib/reviews/schema";
import { pageContext, type PageContext } from "@/lib/web/context";
import { ReviewCard } from "./review-card";

export const metadata: Metadata = { title: "Reviews" };

/** The texts that may be a revocation and wait for a person, the first due first, and the last decisions. */
export default async function ReviewsPage() {
  const ctx = await pageContext("Contact:opt_out");
  const [counts, open, decided] = await Promise.all([
    countReviews(ctx),
    openReviews(ctx),
    decidedReviews(ctx),
  ]);
  return (
    <div className="max-w-[720px]">
      <PageHeader title="Reviews" subtitle={subtitle(counts)} />
      <p className="mb-4 text-muted text-sm">
        These texts may ask for no more texts or calls in words that are no keyword. A revocation counts in
        any reasonable words and takes effect within ten business days: Saturdays and Sundays are not counted,
        holidays are. Nothing happens to the number until somebody decides.
      </p>
      {open.length === 0 ? (
        <div className="rounded-lg border border-line">
          <EmptyState title="Nothing waits for a decision">
            A text like “please stop texting me” stands here as soon as it comes in.
          </EmptyState>
        </div>
      ) : (
        <Cards ctx={ctx} reviews={open} />
      )}
      {counts.open > SHOWN && (
        <p className="mt-2 text-muted text-sm">
          These are the {SHOWN} that are due first; the others follow as these are decided.
        </p>
      )}
      {decided.length > 0 && (
        <>
          <SectionTitle>Decided</SectionTitle>
          <Cards ctx={ctx} reviews={decided} />
        </>
      )}
    </div>
  );
}

function Cards({ ctx, reviews }: { ctx: PageContext; reviews: Review[] }) {
  const { member, permissions } = ctx;
  const reader = {
    zone: member.company.timeZone,
    mayBlock: permissions.has("Contact:block"),
    mayOpenContacts: permissions.has("suppression_list") && permissions.has("Contact:read"),
  };
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review} reader={reader} />
      ))}
    </ul>
  );
}

function subtitle({ open, overdue }: { open: number; overdue: number }): string {
  if (open === 0) return "No text waits for a decision.";
  const waiting =
    open === 1 ? "1 text waits" : `${count(open)}${open >= 1_000 ? " texts or more wait" : " texts wait"}`;
  return `${waiting} for a decision; ${overdue === 0 ? "none is overdue" : `${count(overdue)} overdue`}.`;
}
