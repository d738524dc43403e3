import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listSubscriptions } from "@/lib/subscriptions/listing";
import { pageContext } from "@/lib/web/context";
import { listUrl, pageAt } from "../list-url";
import { SubscriptionsTable } from "./subscriptions-table";

export const metadata: Metadata = { title: "Subscriptions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const readSubscriptionsUrl = listUrl({ path: "/subscriptions" });

/** The list of the other systems that are told about events. */
export default async function SubscriptionsPage({ searchParams }: Props) {
  const ctx = await pageContext("security");
  const zone = ctx.member.company.timeZone;
  const url = await readSubscriptionsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const page = await pageAt(url, () => listSubscriptions(ctx, url.query));
  return (
    <ListPage
      title="Subscriptions"
      subtitle="Other systems that are told of what happens here, as it happens, in order."
      parent={{ label: "Access Tokens", href: "/access_tokens" }}
      actions={
        page.totalCount > 0 && (
          <Button variant="primary" asChild>
            <Link href="/subscriptions/new">Subscribe</Link>
          </Button>
        )
      }
      url={url}
      page={page}
      bare={page.totalCount === 0}
      filters={null}
      nothing={{
        thing: "subscription",
        all: "Show all subscriptions",
        yet: (
          <EmptyState
            title="Nobody is told of events yet"
            actions={
              <Button asChild>
                <Link href="/subscriptions/new">Subscribe</Link>
              </Button>
            }
          >
            A dialer or CRM hears of every block within a second when it subscribes.
          </EmptyState>
        ),
      }}
    >
      <SubscriptionsTable rows={page.rows.map((row) => ({ ...row, zone }))} />
    </ListPage>
  );
}
