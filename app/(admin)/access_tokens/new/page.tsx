import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { IssueForm } from "./issue-form";

export const metadata: Metadata = { title: "Make an access token" };

export default async function NewAccessTokenPage() {
  const { permissions, member } = await pageContext("security");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Make an access token"
        subtitle={`A pair of keys for one system that works for ${member.company.name}`}
        parent={{ label: "Access Tokens", href: "/access_tokens" }}
      />
      <IssueForm allowed={[...permissions]} />
    </div>
  );
}
