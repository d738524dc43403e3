import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { offerNames } from "@/lib/offers/listing";
import { pageContext } from "@/lib/web/context";
import { ScheduleForm } from "../schedule-form";

export const metadata: Metadata = { title: "Make a schedule" };

export default async function NewSchedulePage() {
  const ctx = await pageContext("setup_system");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Make a schedule"
        subtitle="When something happens to a call, a text or a lead, its actions run one after the other."
        parent={{ label: "Schedules", href: "/schedules" }}
      />
      <ScheduleForm offers={await offerNames(ctx)} dispositions={ctx.member.company.dispositions} />
    </div>
  );
}
