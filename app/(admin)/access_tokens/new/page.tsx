import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { pageContext } from "@/lib/web/context";
import { IssueForm } from "./issue-form";

export const metadata: Metadata = { title: "Make an access token" };

export default async function NewAccessTokenPage() {
  const { permissions, member } = await pageContext("security");
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Make an access token"
        subtitle={`Keys for one system that works for ${member.company.name}`}
        parent={{ label: "Access Tokens", href: "/access_tokens" }}
      />
      <IssueForm allowed={[...permissions]} usualRate={env().rateLimit} />
    </div>
  );
}
