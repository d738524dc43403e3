import type { Metadata } from "next";
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
    </div>
  );
}
