import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";

export const metadata: Metadata = { title: "Clear Blacklist" };

/** Until unblock contact jobs are there: says so, and how to unblock many numbers meanwhile. */
export default async function UnblockContactJobsPage() {
  const { permissions } = await pageContext("suppression_list");
  const mayUnblock = permissions.has("clear_blacklist") && permissions.has("Contact:import");
  return (
    <>
      <PageHeader title="Clear Blacklist" subtitle="Unblock many numbers at once." />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        <Card title="Clear Blacklist comes with the next release">
          <div className="grid gap-3 text-muted leading-6">
            <p>
              Until then, upload the numbers to unblock as a file or paste them, and choose to unblock. Every
              number’s history stays.
            </p>
            {mayUnblock ? (
              <div>
                <Button asChild>
                  <Link href="/contact_imports/new">Upload numbers to unblock</Link>
                </Button>
              </div>
            ) : (
              <p>
                That needs the permission <code className="mono">clear_blacklist</code>; an owner of the
                company can give it.
              </p>
            )}
          </div>
        </Card>
      </div>
    </>
  );
}
