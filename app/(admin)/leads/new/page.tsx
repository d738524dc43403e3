import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { leadPlaces } from "@/lib/leads/placing";
import { pageContext } from "@/lib/web/context";
import { choices } from "../place-options";
import { NewLeadForm } from "./new-lead-form";

export const metadata: Metadata = { title: "New lead" };

/** The page that makes a lead by hand. */
export default async function NewLeadPage() {
  await pageContext("Lead:read");
  const ctx = await pageContext("Lead:write");
  const { offers, schedules } = await leadPlaces(ctx);
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="New lead"
        subtitle="The lead of a blocked number is kept, and the number stays blocked."
        parent={{ label: "Leads", href: "/leads" }}
      />
      <NewLeadForm offers={choices(offers)} schedules={choices(schedules)} country={ctx.country} />
    </div>
  );
}
