import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type ForbiddenNoticeProps = {
  /** The missing permission, by its name in the list of permissions: `suppression_list`. */
  permission?: string;
  /** What the permission is for; completes the sentence "It is for …": "all Blacklist pages". */
  description?: string;
  companyName?: string;
  /** Emails of the people who can give it. */
  owners?: readonly string[];
};

/** Says which permission is missing, what it is for, and whom to ask. */
export function ForbiddenNotice({ permission, description, companyName, owners = [] }: ForbiddenNoticeProps) {
  return (
    <Notice title="You may not see this page" code="403">
      {permission ? (
        <p>
          It needs the permission{" "}
          <code className="mono rounded-sm bg-hover px-1 py-0.5 text-ink">{permission}</code>
          {description && ` (${description})`}, which you do not have{companyName && ` at ${companyName}`}.
        </p>
      ) : (
        <p>It needs a permission that you do not have{companyName && ` at ${companyName}`}.</p>
      )}
      <p>
        {owners.length > 0 ? "Ask an owner of the company: " : "An owner of the company can give it to you."}
        {owners.map((email, index) => (
          <span key={email}>
            {index > 0 && ", "}
            <a
              href={`mailto:${email}`}
              className="text-accent underline underline-offset-2 hover:no-underline"
            >
              {email}
            </a>
          </span>
        ))}
      </p>
      <Button asChild>
        <Link href="/">Go to a page that you may see</Link>
      </Button>
    </Notice>
  );
}
