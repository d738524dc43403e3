import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { VicidialForm } from "./vicidial-form";

export const metadata: Metadata = { title: "VICIdial’s DNC list" };

export default async function NewVicidialPage() {
  await pageContext("security");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="VICIdial’s DNC list"
        subtitle="What is blocked or opted out here is put on VICIdial’s own list, and taken off again, one number after the other."
        parent={{ label: "Subscriptions", href: "/subscriptions" }}
      />
      <VicidialForm />
    </div>
  );
}
