import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/components/ui/cn";

type PhoneNumberProps = {
  /** E.164 */
  number: string;
  name?: string | null;
  /** The contact's page. */
  href?: string;
  className?: string;
};

/** A phone number that can be copied, with its name beneath when the name is known. */
export function PhoneNumber({ number, name, href, className }: PhoneNumberProps) {
  return (
    <span className={cn("group/number block", className)}>
      <span className="flex items-center gap-1">
        {href ? (
          <Link href={href} prefetch={false} className="mono hover:underline hover:underline-offset-2">
            {number}
          </Link>
        ) : (
          <span className="mono">{number}</span>
        )}
        <CopyButton
          text={number}
          className="-my-1 opacity-0 focus-visible:opacity-100 group-hover/number:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100"
        />
      </span>
      {name && (
        <span dir="auto" className="block text-left text-muted text-xs [overflow-wrap:anywhere]">
          {name}
        </span>
      )}
    </span>
  );
}
