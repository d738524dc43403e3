import Link from "next/link";
import type { ReactNode } from "react";
import { LogLine } from "@/components/log-line";
import { BlockedBadge, OptOutBadge } from "@/components/state-badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { logSummaries } from "@/lib/block-logs/entries";
import { findContact } from "@/lib/contacts/reading";
import { wholeNumber } from "@/lib/contacts/searching";
import type { PageContext } from "@/lib/web/context";
import { logEntriesFor } from "../log-entry";

/**
 * Of a search for one whole number that is not on the list: says so, what is known of it, and leads on. Else null; also
 * for what no telephone can have as its number, unless it is known.
 */
export async function wholeNumberState(ctx: PageContext, text: string): Promise<ReactNode> {
  const whole = wholeNumber(text, ctx.country);
  if (!whole) return null;
  const { number, unlikely } = whole;
  const contact = await findContact(ctx, number);
  if (contact?.blocked || (unlikely && !contact)) return null;
  const { company } = ctx.member;
  const summary = contact && (await logSummaries(ctx, [contact.id])).get(contact.id);
  return (
    <section
      aria-label={`State of ${number}`}
      className="mb-2.5 grid gap-1.5 rounded-lg border border-line bg-panel px-4 py-3 text-sm"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {contact ? (
          <Link href={`/contacts/${contact.id}`} className="mono font-semibold underline underline-offset-2">
            {number}
          </Link>
        ) : (
          <span className="mono font-semibold">{number}</span>
        )}
        <BlockedBadge blocked={false} />
        {contact?.optOut && <OptOutBadge optOut />}
        {contact?.name && <span className="text-muted">{contact.name}</span>}
      </p>
      {!contact && (
        <p className="text-muted">{company.name} does not know this number: it was never blocked.</p>
      )}
      {contact && !summary?.last && (
        <p className="text-muted">
          {company.name} knows this number since{" "}
          <Time value={contact.createdAt} zone={company.timeZone} show="date" /> and has never blocked it.
        </p>
      )}
      {contact && summary?.last && (
        <div className="flex flex-wrap gap-x-3 gap-y-1">
          <Time value={summary.last.createdAt} zone={company.timeZone} className="text-muted" />
          <LogLine
            entry={logEntriesFor(ctx.permissions)(summary.last)}
            entries={summary.entries}
            askedAgain={summary.askedAgain}
            href={`/contacts/${contact.id}`}
          />
        </div>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {ctx.permissions.has("Contact:import") && (
          <Button asChild variant="primary">
            <Link href={`/contact_imports/new?${new URLSearchParams({ numbers: number })}`}>
              Block this number…
            </Link>
          </Button>
        )}
        {contact && (
          <Button asChild>
            <Link href={`/contacts/${contact.id}`}>Open the contact</Link>
          </Button>
        )}
        <Button asChild variant="ghost">
          <Link href="/contacts">Show the whole Blacklist</Link>
        </Button>
      </div>
    </section>
  );
}
