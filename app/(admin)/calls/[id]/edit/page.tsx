import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BlockCallerButton } from "@/components/block-caller";
import { callStatusWord } from "@/components/call-status";
import { History } from "@/components/history";
import { ManualActions } from "@/components/manual-actions";
import { standing } from "@/components/manual-refusals";
import { RunHistory } from "@/components/run-history";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { duration } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { historyOf, logSummaries } from "@/lib/block-logs/entries";
import type { WholeCall } from "@/lib/calls/schema";
import { otherCalls, readCall } from "@/lib/calls/reading";
import { NotFound } from "@/lib/errors";
import { runsOf } from "@/lib/schedule-runs/history";
import { manualActionsFor } from "@/lib/schedule-runs/manual";
import { pageContext, type PageContext } from "@/lib/web/context";
import { logEntriesFor } from "../../../log-entry";
import { block, dispose, runAction } from "../../actions";
import { OtherCalls } from "../../calls-table";
import { toRow } from "../../row";
import { titled } from "../../../titled";
import { Disposition } from "./disposition";
import { callFacts } from "./facts";
import { NumberState } from "./number-state";

type Props = { params: Promise<{ id: string }> };

const SHOWN = 20;

/** Reads the call once for the title and the page. */
const read = cache(async (id: string) => {
  const ctx = await pageContext("Call:read");
  return readCall(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titled("Call:read", async () => `Call ${(await read(id)).id}`);
}

/** One call: its buttons, the number's state, the facts about it, and what followed. */
export default async function CallPage({ params }: Props) {
  const ctx = await pageContext("Call:read");
  const call = await read((await params).id);
  const { company } = ctx.member;
  const { name: companyName, timeZone: zone } = company;
  const [actions, runs, others, number] = await Promise.all([
    manualActionsFor(ctx, "call"),
    runsOf(ctx, { callId: call.id }),
    otherCalls(ctx, call),
    aboutNumber(ctx, call),
  ]);
  const may = (permission: "Call:block" | "Call:write" | "setup_system" | "suppression_list") =>
    ctx.permissions.has(permission);
  const fields = { call_id: call.id };
  return (
    <div className="max-w-[960px]">
      <PageHeader
        parent={{ label: "Calls", href: "/calls" }}
        title={`Call ${call.id}`}
        subtitle={<Subtitle call={call} zone={zone} />}
      />
      <div className="mb-4 flex flex-wrap items-center gap-1.5">
        {may("Call:block") && (
          <BlockCallerButton
            number={call.callerId}
            blocked={call.blockedAt !== null}
            action={block}
            fields={fields}
          />
        )}
        {call.callerId && (
          <ManualActions actions={actions} run={runAction} fields={fields} number={standing(call)} />
        )}
      </div>
      <NumberState
        call={call}
        last={number.last}
        companyName={companyName}
        zone={zone}
        linked={may("suppression_list")}
      />
      {may("Call:write") && (
        <div className="mb-4">
          <Disposition
            callId={call.id}
            current={call.disposition}
            choices={company.dispositions}
            action={dispose}
          />
        </div>
      )}
      <DescriptionList facts={callFacts(call, { zone, permissions: ctx.permissions })} />
      <SectionTitle>What schedules did on this call</SectionTitle>
      <RunHistory
        runs={runs}
        zone={zone}
        empty="No schedule acted on this call"
        permissions={ctx.permissions}
      />
      {call.callerId && (
        <>
          <SectionTitle>Other calls with this number</SectionTitle>
          <OtherCalls number={call.callerId} rows={others.map((other) => toRow(other, zone))} />
        </>
      )}
      {number.history && (
        <>
          <SectionTitle>Opt-out and block history</SectionTitle>
          <History caption={`History of ${call.callerId}`} entries={number.history} zone={zone} />
        </>
      )}
    </div>
  );
}

/** Reads the last row of the number's block log and, for readers who may see the Blacklist, its newest history. */
async function aboutNumber(ctx: PageContext, { contactId }: WholeCall) {
  if (contactId === null) return { last: null, history: null };
  const [summaries, history] = await Promise.all([
    logSummaries(ctx, [contactId]),
    ctx.permissions.has("Contact:read") ? historyOf(ctx, contactId, SHOWN) : null,
  ]);
  const last = summaries.get(contactId)?.last;
  const toLogEntry = logEntriesFor(ctx.permissions);
  return { last: last ? toLogEntry(last) : null, history: history?.map(toLogEntry) ?? null };
}

/** The line below the title: "inbound · today, 09:10 · 3 min 12 s · answered · offer Solar West". */
function Subtitle({ call, zone }: { call: WholeCall; zone: string }) {
  return (
    <>
      {call.direction} · <Time value={call.createdAt} zone={zone} />
      {call.durationSeconds !== null && ` · ${duration(call.durationSeconds)}`} ·{" "}
      {callStatusWord(call.status)}
      {call.offerName && ` · offer ${call.offerName}`}
    </>
  );
}
