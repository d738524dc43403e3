import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { History } from "@/components/history";
import { SectionTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { StatRow } from "@/components/ui/stats";
import { contactHistory } from "@/lib/block-logs/history";
import { NotFound } from "@/lib/errors";
import { pageContext } from "@/lib/web/context";
import { logEntriesFor } from "../../log-entry";
import { titled } from "../../titled";
import { contactCounters, contactFacts } from "./facts";
import { OtherHistories, RenumberedNotice } from "./renumbered";
import { State } from "./state";
import { Stopped } from "./stopped";

type Props = { params: Promise<{ id: string }> };

/** The contact with its history, once for the title and the page. */
const read = cache(async (id: string) => {
  const ctx = await pageContext("suppression_list");
  const found = /^\d{1,15}$/.test(id) ? await contactHistory(ctx, Number(id)).catch(nullWhenNotFound) : null;
  return found ?? notFound();
});

function nullWhenNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titled("suppression_list", async () => (await read(id)).contact.number);
}

/** One number, read-only: its state, where it belongs, its counters, and everything that happened to it. */
export default async function ContactPage({ params }: Props) {
  const ctx = await pageContext("suppression_list");
  const { member, permissions } = ctx;
  const { contact, entries, complete } = await read((await params).id);
  const { name: companyName, timeZone: zone } = member.company;
  const history = entries.map(logEntriesFor(permissions));
  return (
    <div className="max-w-[960px]">
      <PageHeader
        parent={{ label: "Blacklist", href: "/contacts" }}
        title={
          <span className="flex items-center gap-1.5">
            <span className="mono">{contact.number}</span>
            <CopyButton text={contact.number} />
          </span>
        }
        subtitle={contact.name}
      />
      <RenumberedNotice ctx={ctx} contact={contact} />
      <State contact={contact} history={history} companyName={companyName} zone={zone} />
      <DescriptionList facts={contactFacts(contact, zone)} />
      <StatRow
        className="mt-4 max-sm:[grid-template-columns:repeat(2,1fr)]"
        stats={contactCounters(contact)}
      />
      <Stopped ctx={ctx} contact={contact} />
      <SectionTitle
        actions={
          <Link
            href={`/block_logs?number=${encodeURIComponent(contact.number)}`}
            className="text-muted text-sm hover:text-ink hover:underline"
          >
            Its rows in Block Logs
          </Link>
        }
      >
        Opt-out and block history
      </SectionTitle>
      <History caption={`History of ${contact.number}`} entries={history} zone={zone} />
      {!complete && (
        <p className="mt-2 text-muted text-sm">
          These are the newest {history.length} entries; Block Logs has every block and unblock.
        </p>
      )}
      <OtherHistories ctx={ctx} contact={contact} />
    </div>
  );
}
