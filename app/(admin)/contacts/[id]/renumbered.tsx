import Link from "next/link";
import { ActionButton } from "@/components/form/action-button";
import { History } from "@/components/history";
import { SectionTitle } from "@/components/ui/card";
import type { Contact } from "@/db/schema/contacts";
import { contactHistory } from "@/lib/block-logs/history";
import { type Renumbered, readRenumbered } from "@/lib/contacts/renumbering";
import type { PageContext } from "@/lib/web/context";
import { logEntriesFor } from "../../log-entry";
import { decide } from "./actions";

type Props = { ctx: PageContext; contact: Contact };

/** Of a number whose country renumbered: the other spelling, and the question that is open. */
export async function RenumberedNotice({ ctx, contact }: Props) {
  const known = await readRenumbered(ctx, contact);
  if (!known) return null;
  const { others, present, undecided } = known;
  return (
    <section
      aria-label="Renumbered"
      className="mb-4 grid gap-2 rounded-lg border border-line bg-panel px-4 py-3"
    >
      <p>
        This telephone was renumbered.{" "}
        {contact.id === present.id ? "It was stored as " : "Its number is now "}
        {(contact.id === present.id ? others : [present]).map(({ id, number }) => (
          <Link key={id} href={`/contacts/${id}`} className="mono mr-1 underline underline-offset-2">
            {number}
          </Link>
        ))}
      </p>
      {undecided && <Question present={present} />}
    </section>
  );
}

function Question({ present: { id, number } }: Pick<Renumbered, "present">) {
  return (
    <>
      <p>
        It was blocked in its old spelling, and unblocked later in its present one. Is it to be blocked? Until
        somebody says so, calls and texts of <span className="mono">{number}</span> go through.
      </p>
      <div className="flex flex-wrap gap-2">
        <ActionButton action={decide} fields={{ id, blocked: "true" }} pendingText="Blocking…">
          Block {number}
        </ActionButton>
        <ActionButton action={decide} fields={{ id, blocked: "false" }} pendingText="Keeping…">
          Leave it unblocked
        </ActionButton>
      </div>
    </>
  );
}

/** The histories of the other spellings of a number. */
export async function OtherHistories({ ctx, contact }: Props) {
  const known = await readRenumbered(ctx, contact);
  const histories = await Promise.all((known?.others ?? []).map(({ id }) => contactHistory(ctx, id)));
  return histories.map(({ contact: { id, number }, entries }) => (
    <div key={id}>
      <SectionTitle>As {number}</SectionTitle>
      <History
        caption={`History of ${number}`}
        entries={entries.map(logEntriesFor(ctx.permissions))}
        zone={ctx.member.company.timeZone}
      />
    </div>
  ));
}
