import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { NamedImport } from "@/lib/contact-imports/listing";
import type { PageContext } from "@/lib/web/context";

type NextStepsProps = {
  ctx: PageContext;
  file: NamedImport;
  /** Whether numbers may still be blocked by it, after an undo. */
  rest: boolean;
};

/** Links to what a person may want to do after an upload has ended. Only links that they may use are shown. */
export function NextSteps({ ctx, file, rest }: NextStepsProps) {
  const query = `contact_import_id=${file.id}`;
  const blockedSome = file.blockedCount > 0 && rest;
  const steps = [
    file.importCount > 0 && { label: "View Blacklist", href: "/contacts" },
    blockedSome &&
      ctx.permissions.has("Contact:export") && {
        label: "Export these numbers",
        href: `/data_exports/new?data_type=contact&${query}`,
      },
    blockedSome &&
      ctx.permissions.has("clear_blacklist") && {
        label: "Unblock these",
        href: `/unblock_contact_jobs/new?${query}`,
      },
    { label: "Upload another list", href: "/contact_imports/new" },
  ].filter((step) => step !== false);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {steps.map(({ label, href }) => (
        <Button key={label} asChild>
          <Link href={href}>{label}</Link>
        </Button>
      ))}
    </div>
  );
}
