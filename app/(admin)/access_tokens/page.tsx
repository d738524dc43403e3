import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listAccessTokens } from "@/lib/access-tokens/listing";
import { pageContext } from "@/lib/web/context";
import { TokensTable } from "./tokens-table";

export const metadata: Metadata = { title: "Access Tokens" };

export default async function AccessTokensPage() {
  const ctx = await pageContext("security");
  const tokens = await listAccessTokens(ctx);
  const { company, collaborator } = ctx.member;
  return (
    <>
      <PageHeader
        title="Access Tokens"
        subtitle="Keys with which other systems use the API. Each does what it was given, as far as its maker may do it now."
        actions={
          <>
            <Button asChild>
              <Link href="/api/docs" prefetch={false}>
                API reference
              </Link>
            </Button>
            <Button asChild>
              <Link href="/subscriptions">Subscriptions to events</Link>
            </Button>
            <Button variant="primary" asChild>
              <Link href="/access_tokens/new">Make an access token</Link>
            </Button>
          </>
        }
      />
      <TokensTable
        rows={tokens.map((row) => ({ ...row, zone: company.timeZone, youAreOwner: collaborator.owner }))}
      />
    </>
  );
}
