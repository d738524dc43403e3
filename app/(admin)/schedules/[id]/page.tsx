import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LeadToken } from "@/components/lead-token";
import { RunHistory } from "@/components/run-history";
import { SwitchedBadge } from "@/components/switched";
import { SectionTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { NotFound } from "@/lib/errors";
import { offerNames } from "@/lib/offers/listing";
import { runsOf } from "@/lib/schedule-runs/history";
import { readSchedule } from "@/lib/schedules/reading";
import { pageContext } from "@/lib/web/context";
import { renewToken } from "../actions";
import { ScheduleForm } from "../schedule-form";
import { toShown } from "../shown";
import { triggerWords } from "../words";
import { titled } from "../../titled";

type Props = { params: Promise<{ id: string }> };

/** Reads the schedule once for the title and the page. */
const read = cache(async (id: string) => {
  const ctx = await pageContext("setup_system");
  return readSchedule(ctx, Number(id)).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titled("setup_system", async () => (await read(id)).name);
}

/** One schedule, with a form that changes it as a whole, its runs and its lead token. */
export default async function SchedulePage({ params }: Props) {
  const ctx = await pageContext("setup_system");
  const schedule = await read((await params).id);
  const [offers, runs] = await Promise.all([offerNames(ctx), runsOf(ctx, { scheduleId: schedule.id })]);
  const { dispositions, timeZone } = ctx.member.company;
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title={schedule.name}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <SwitchedBadge active={schedule.active} />
            {triggerWords(schedule)}
            {schedule.offerName && ` · ${schedule.offerName} only`}
          </span>
        }
        parent={{ label: "Schedules", href: "/schedules" }}
      />
      <ScheduleForm schedule={toShown(schedule)} offers={offers} dispositions={dispositions} />
      <SectionTitle>Runs</SectionTitle>
      <RunHistory
        runs={runs}
        zone={timeZone}
        empty="Nothing has set it going yet, and nobody has run one of its actions"
        named
        permissions={ctx.permissions}
      />
      <SectionTitle>Leads of this schedule</SectionTitle>
      <LeadToken id={schedule.id} token={schedule.leadToken} of="schedule" renew={renewToken} />
    </div>
  );
}
