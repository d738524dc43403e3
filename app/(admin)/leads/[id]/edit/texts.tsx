import Link from "next/link";
import { LongText } from "@/components/long-text";
import { TextStatusBadge } from "@/components/text-status";
import { SectionTitle } from "@/components/ui/card";
import { EmptyLine } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { TextMessage } from "@/db/schema/text-messages";

type TextsProps = { number: string; texts: readonly TextMessage[]; zone: string };

/** Shows the newest texts with a number. */
export function Texts({ number, texts, zone }: TextsProps) {
  return (
    <>
      <SectionTitle
        actions={
          texts.length > 0 && (
            <Link
              href={`/text_messages?fulltext=${encodeURIComponent(number)}`}
              className="text-muted text-sm hover:text-ink hover:underline"
            >
              All its texts
            </Link>
          )
        }
      >
        Texts with this number
      </SectionTitle>
      {texts.length === 0 ? (
        <div className="rounded-lg border border-line">
          <EmptyLine>No texts with this number</EmptyLine>
        </div>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line text-sm">
          {texts.map((text) => (
            <li key={text.id} className="grid gap-1 px-4 py-2.5">
              <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
                <Time value={text.createdAt} zone={zone} />
                <span>{text.direction}</span>
                <TextStatusBadge status={text.status} direction={text.direction} />
              </p>
              <LongText text={text.message} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
