import Link from "next/link";
import { SelectField, TextareaField } from "@/components/form/fields";
import { REASON_WORDS } from "@/components/reasons";
import { Button } from "@/components/ui/button";
import { Card, SectionTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { count, counted } from "@/components/ui/figures";
import { StatRow } from "@/components/ui/stats";
import { blockReasons } from "@/db/enums";
import { countries } from "@/lib/phone/phone";
import type { PageContext } from "@/lib/web/context";
import { create } from "../actions";
import { ConfirmForm } from "../confirm-form";
import { ProblemsTable } from "../problems-table";
import { SampleTable } from "../sample-table";
import { ListSettings } from "./list-settings";
import type { Looked } from "./looking";

type LookProps = { ctx: PageContext; what: string; query: string; seen: Looked };

/** The second step of Clear Blacklist: how many numbers, which ones, and the button that unblocks them. */
export function Look({ ctx, what, query, seen: { preview, list } }: LookProps) {
  return (
    <div className="grid max-w-[720px] gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold [overflow-wrap:anywhere]">{what}</h2>
        <Button asChild size="sm">
          <Link href={`/unblock_contact_jobs/new?${query}&change=1`}>Choose something else</Link>
        </Button>
      </div>
      {list && (
        <ListSettings
          list={{
            id: list.id,
            columns: list.headers,
            column: list.callerIdColumnName,
            country: list.defaultCountry,
          }}
          countries={countries().map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        />
      )}
      {preview && <Preview preview={preview} query={query} zone={ctx.member.company.timeZone} />}
    </div>
  );
}

type PreviewProps = { preview: NonNullable<Looked["preview"]>; query: string; zone: string };

const reasons = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

function Preview({ preview, query, zone }: PreviewProps) {
  const { count: many, sample, notBlocked, rejected, rejectedCount } = preview;
  return (
    <div>
      {notBlocked + rejectedCount > 0 && (
        <StatRow
          stats={[
            { label: "blocked now", value: count(many) },
            { label: "not blocked", value: count(notBlocked) },
            { label: "rejected", value: count(rejectedCount) },
          ]}
          className="mb-5"
        />
      )}
      {many === 0 ? (
        <div className="rounded-lg border border-line">
          <EmptyState title="There is nothing to unblock">None of these numbers is blocked now.</EmptyState>
        </div>
      ) : (
        <Card title={`Unblock ${counted(many, "number")}?`}>
          <p id="what-happens" className="mb-4 text-muted leading-6">
            {many === 1 ? "It is" : "They are"} then dialed, matched to offers and texted again, each with a
            row in its log. It can be undone later for every number that nobody has changed or asked to block
            again by then.
          </p>
          <ConfirmForm
            action={create}
            fields={{ query }}
            shown={many}
            confirm={`Unblock ${counted(many, "number")}`}
            pendingText="Starting…"
            cancelHref="/unblock_contact_jobs"
            describedBy="what-happens"
          >
            <SelectField
              name="reason"
              label="Reason"
              optional
              options={reasons}
              placeholder="None"
              className="max-w-60"
            />
            <TextareaField name="note" label="Note" optional rows={2} maxLength={2000} />
          </ConfirmForm>
        </Card>
      )}
      {sample.length > 0 && (
        <>
          <SectionTitle>
            {many > sample.length ? `${count(sample.length)} of ${counted(many, "number")}` : "The numbers"}
          </SectionTitle>
          <SampleTable
            caption="Some of the numbers that would be unblocked"
            rows={sample.map((row) => ({ ...row, zone }))}
          />
        </>
      )}
      {rejectedCount > 0 && <Rejected rows={rejected} all={rejectedCount} />}
    </div>
  );
}

const SHOWN = 20;

function Rejected({ rows, all }: { rows: { text: string; problem: string }[]; all: number }) {
  const shown = rows.slice(0, SHOWN);
  return (
    <>
      <SectionTitle>
        {all > shown.length ? `First ${count(shown.length)} of ${count(all)} rejected` : "Rejected"}
      </SectionTitle>
      <ProblemsTable rows={shown.map(({ text, problem }) => ({ text, problem }))} />
    </>
  );
}
