import Link from "next/link";
import { PhoneNumber } from "@/components/number";
import { BlockedBadge, OptOutBadge } from "@/components/state-badge";

type PartyProps = {
  /** The number in E.164; null when it was withheld or is not a phone number. */
  number: string | null;
  name: string | null;
  /** What is shown instead of a number when there is none. */
  otherwise?: string;
  href?: string;
  blocked: boolean;
  optedOut: boolean;
};

/** The other party of a row: the number, the name beneath, and the number's state now, aligned from row to row. */
export function Party({ number, name, otherwise = "withheld", href, blocked, optedOut }: PartyProps) {
  return (
    <span className="flex flex-wrap items-start gap-x-2 gap-y-1">
      {number ? (
        <PhoneNumber number={number} name={name} href={href} className="min-w-33 sm:max-w-40" />
      ) : (
        <span>
          {href ? (
            <Link href={href} prefetch={false} className="hover:underline hover:underline-offset-2">
              {otherwise}
            </Link>
          ) : (
            otherwise
          )}
          {name && <span className="block text-muted text-xs">{name}</span>}
        </span>
      )}
      {blocked && <BlockedBadge blocked />}
      {optedOut && <OptOutBadge optOut />}
    </span>
  );
}
