import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PermissionWords } from "@/components/permission-words";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { listAccessTokens } from "@/lib/access-tokens/listing";
import { env } from "@/lib/env";
import { pageContext } from "@/lib/web/context";
import { LastUse } from "../last-use";
import { TokenButtons } from "../token-buttons";
import { TokenState } from "../token-state";
import { LimitForm } from "./limit-form";

export const metadata: Metadata = { title: "Access token" };

export default async function AccessTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageContext("security");
  const { id } = await params;
  const token = (await listAccessTokens(ctx)).find((each) => String(each.id) === id);
  if (!token) notFound();
  const { company, collaborator } = ctx.member;
  const zone = company.timeZone;
  const permissions = [...token.areas, ...token.actions];
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title={token.name}
        subtitle={token.kind === "check" ? "A URL to check numbers" : "A pair of keys"}
        parent={{ label: "Access Tokens", href: "/access_tokens" }}
        actions={
          <TokenButtons {...token} youAreOwner={collaborator.owner} isPaused={token.pausedAt !== null} />
        }
      />
      <DescriptionList
        facts={[
          { term: "State", value: <TokenState state={token.state} maker={token.maker} /> },
          {
            term: token.kind === "check" ? "Key begins with" : "Public key",
            value: <span className="mono text-xs">{token.publicKey}</span>,
          },
          { term: "May do", value: <PermissionWords permissions={permissions} /> },
          { term: "Made by", value: token.maker },
          { term: "Made", value: <Time value={token.createdAt} zone={zone} /> },
          {
            term: "Expires",
            value: token.expiresAt ? <Time value={token.expiresAt} zone={zone} /> : "never",
          },
          { term: "Last used", value: <LastUse at={token.lastUsedAt} ip={token.lastUsedIp} zone={zone} /> },
          {
            term: "Last refused for its address",
            value: <LastUse at={token.lastRefusedAt} ip={token.lastRefusedIp} zone={zone} />,
          },
        ]}
      />
      {token.state !== "revoked" && (
        <>
          <SectionTitle>Limits</SectionTitle>
          {permissions.every((permission) => ctx.permissions.has(permission)) ? (
            <LimitForm {...token} usualRate={env().rateLimit} />
          ) : (
            <p className="text-muted">
              This token has permissions that you do not have, so only an owner can change its limits.
            </p>
          )}
        </>
      )}
    </div>
  );
}
