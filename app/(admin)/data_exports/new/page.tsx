import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";

export const metadata: Metadata = { title: "Export Blacklist" };

/** Until exports are there: says so, and how to get the list meanwhile. */
export default async function NewDataExportPage() {
  await pageContext("suppression_list");
  return (
    <>
      <PageHeader title="Export Blacklist" subtitle="The list as a file." />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        <Card title="Exports come with the next release">
          <div className="grid gap-3 text-muted leading-6">
            <p>
              Until then the API gives the whole list, up to 1,000 numbers at a time. Ask with an access token
              that has <code className="mono">Contact:read</code>, and go on with each answer’s{" "}
              <code className="mono">next_cursor</code> until it is 0:
            </p>
            <pre className="mono overflow-x-auto rounded-md bg-panel p-3 text-ink text-sm" tabIndex={0}>
              {`curl -u "$PUBLIC_KEY:$PRIVATE_KEY" \\
  "$SERVER/api/v1/contacts/suppression_list?per_page=1000&cursor=-1"`}
            </pre>
            <div className="flex flex-wrap gap-2">
              <Button asChild>
                <Link href="/contacts">View Blacklist</Link>
              </Button>
              <Button asChild>
                <Link href="/contact_imports">Files that were uploaded</Link>
              </Button>
            </div>
          </div>
        </Card>
      </div>
    </>
  );
}
