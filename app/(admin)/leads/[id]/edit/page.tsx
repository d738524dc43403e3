import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BlockCallerButton } from "@/components/block-caller";
import { History } from "@/components/history";
import { ManualActions } from "@/components/manual-actions";
import { standing } from "@/components/manual-refusals";
import { RunHistory } from "@/components/run-history";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { Permission } from "@/db/permissions";
import { NotFound } from "@/lib/errors";
import { readLead } from "@/lib/leads/reading";
import { pageContext } from "@/lib/web/context";
import { NumberState } from "../../../calls/[id]/edit/number-state";
import { OtherCalls } from "../../../calls/calls-table";
import { toRow as toCallRow } from "../../../calls/row";
import { block, runAction } from "../../actions";
import { choices } from "../../place-options";
import { nameOf } from "../../row";
import { titled } from "../../../titled";
import { about } from "./about";
import { EditForm } from "./edit-form";
import { dataFacts } from "./data-facts";
import { leadFacts, personFacts } from "./facts";
import { OptOutButton } from "./opt-out-button";
import { Texts } from "./texts";

type Props = { params: Promise<{ id: string }> };

/** Reads the lead once for the title and the page. */
const read = cache(async (id: string) => {
  const ctx = await pageContext("Lead:read");
  return readLead(ctx, { id }).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titled("Lead:read", async () => `Lead ${(await read(id)).id}`);
}

/** One lead: its buttons, the number's state, the facts about the person, and what followed. */
export default async function LeadPage({ params }: Props) {
  const ctx = await pageContext("Lead:read");
  const lead = await read((await params).id);
  const { name: companyName, timeZone: zone, dispositions } = ctx.member.company;
  const { actions, runs, calls, texts, places, last, history } = await about(ctx, lead);
  const may = (permission: Permission) => ctx.permissions.has(permission);
  const fields = { lead_id: lead.id };
  const facts = leadFacts(lead, { zone, permissions: ctx.permissions });
  const { proofs, others } = dataFacts(lead.data);
  return (
    <div className="max-w-[960px]">
      <PageHeader
        parent={{ label: "Leads", href: "/leads" }}
        title={`Lead ${lead.id}`}
        subtitle={
          <>
            {nameOf(lead) ?? lead.callerId} · <Time value={lead.createdAt} zone={zone} />
            {lead.offerName && ` · offer ${lead.offerName}`}
            {lead.scheduleName && ` · schedule ${lead.scheduleName}`}
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-1.5">
        {may("Lead:block") && (
          <BlockCallerButton
            number={lead.callerId}
            blocked={lead.blockedAt !== null}
            action={block}
            fields={fields}
          />
        )}
        {may("Contact:opt_out") && (
          <OptOutButton
            leadId={lead.id}
            number={lead.callerId}
            optedOut={lead.optedOutAt !== null}
            companyName={companyName}
          />
        )}
        <ManualActions actions={actions} run={runAction} fields={fields} number={standing(lead)} />
      </div>
      <NumberState
        call={{ ...lead, name: nameOf(lead) ?? "Lead" }}
        last={last}
        companyName={companyName}
        zone={zone}
        linked={may("suppression_list")}
      />
      <SectionTitle>Person</SectionTitle>
      {may("Lead:write") ? (
        <div className="max-w-[720px]">
          <EditForm
            leadId={lead.id}
            values={lead}
            updatedAt={lead.updatedAt.toISOString()}
            dispositions={dispositions}
            offers={choices(places.offers)}
            schedules={choices(places.schedules)}
          />
        </div>
      ) : (
        <DescriptionList facts={personFacts(lead)} />
      )}
      {proofs.length > 0 && (
        <>
          <SectionTitle>Consent proofs</SectionTitle>
          <DescriptionList facts={proofs} />
        </>
      )}
      {others.length > 0 && (
        <>
          <SectionTitle>Data</SectionTitle>
          <DescriptionList facts={others} />
        </>
      )}
      <SectionTitle>Facts</SectionTitle>
      <DescriptionList facts={facts} />
      <SectionTitle>What schedules did on this lead</SectionTitle>
      <RunHistory
        runs={runs}
        zone={zone}
        empty="No schedule acted on this lead"
        permissions={ctx.permissions}
      />
      {calls && (
        <>
          <SectionTitle>Calls with this number</SectionTitle>
          <OtherCalls
            number={lead.callerId}
            caption={`Calls with ${lead.callerId}`}
            rows={calls.map((call) => toCallRow(call, zone))}
            empty="No calls with this number"
          />
        </>
      )}
      {texts && <Texts number={lead.callerId} texts={texts} zone={zone} />}
      {history && (
        <>
          <SectionTitle>Opt-out and block history</SectionTitle>
          <History caption={`History of ${lead.callerId}`} entries={history} zone={zone} />
        </>
      )}
    </div>
  );
}
