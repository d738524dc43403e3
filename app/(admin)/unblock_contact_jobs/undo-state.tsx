import Link from "next/link";
import { StatusBadge } from "@/components/state-badge";
import { Button } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/card";
import { counted } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { Undone } from "@/lib/unblock-contact-jobs/schema";
import { listUndos } from "@/lib/unblock-contact-jobs/reading";
import { getNamedUnblockJob, type NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import type { PageContext } from "@/lib/web/context";
import { NeedsClear } from "./needs-clear";

type UndoStateProps = {
  ctx: PageContext;
  what: Undone;
  /** The page that shows what an undo would do. */
  href: string;
  /** How many numbers it changed. With none there is nothing to undo. */
  undoable: number;
};

/** How many undos of one thing are listed. */
const SHOWN = 5;

/** Shows whether an upload or a bulk unblocking has been undone, by whom and when, and the link to undo it. */
export async function UndoState({ ctx, what, href, undoable }: UndoStateProps) {
  if (undoable === 0) return null;
  const all = await listUndos(ctx, what);
  const latest = all.slice(0, SHOWN);
  const complete = all.some(({ status }) => status === "succeeded");
  const underWay = all.some(({ status }) => status === "pending" || status === "running");
  const undos = await Promise.all(latest.map(({ id }) => getNamedUnblockJob(ctx, id)));
  return (
    <>
      <SectionTitle
        actions={
          ctx.permissions.has("clear_blacklist") &&
          !complete &&
          !underWay && (
            <Button asChild>
              <Link href={href}>{undos.length > 0 ? "Undo the rest" : "Undo"}</Link>
            </Button>
          )
        }
      >
        Undo
      </SectionTitle>
      {undos.length > 0 ? (
        <ul className="grid gap-2 text-sm">
          {undos.map((undo) => (
            <UndoLine key={undo.id} undo={undo} zone={ctx.member.company.timeZone} />
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">
          What it did can be taken back, for every number that nobody has changed or asked for again since.
          You see how many before anything happens.
        </p>
      )}
      {complete && <p className="mt-2 text-muted text-sm">Nothing is left to undo.</p>}
      {!complete && !ctx.permissions.has("clear_blacklist") && <NeedsClear />}
    </>
  );
}

function UndoLine({ undo, zone }: { undo: NamedUnblockJob; zone: string }) {
  const who = undo.person ?? (undo.token && `token “${undo.token}”`);
  const done =
    undo.action === "block"
      ? `${counted(undo.blockedCount, "number")} blocked again`
      : `${counted(undo.unblockedCount, "number")} unblocked`;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusBadge status={undo.status} />
      <span>
        <Link
          href={`/unblock_contact_jobs/${undo.id}`}
          className="underline decoration-field/60 underline-offset-2 hover:decoration-current"
        >
          Undo {undo.id}
        </Link>
        : {done}
        {undo.changedCount > 0 && `, ${counted(undo.changedCount, "number")} left alone`}
        <span className="text-muted">
          {" "}
          · {who && `by ${who}, `}
          <Time value={undo.createdAt} zone={zone} />
        </span>
      </span>
    </li>
  );
}
