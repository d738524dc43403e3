import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { SubscribeForm } from "./subscribe-form";

export const metadata: Metadata = { title: "Subscribe" };

export default async function NewSubscriptionPage() {
  await pageContext("security");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Subscribe"
        subtitle="Each event is sent by POST as JSON, signed, and again until it is taken."
        parent={{ label: "Subscriptions", href: "/subscriptions" }}
      />
      <SubscribeForm />
      <p className="text-muted mt-6">
        Is it a VICIdial?{" "}
        <Link href="/subscriptions/new/vicidial" className="underline">
          Keep its own DNC list
        </Link>{" "}
        instead: it takes no events.
      </p>
    </div>
  );
}
