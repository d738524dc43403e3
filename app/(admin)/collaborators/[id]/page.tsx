import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { PermissionWords } from "@/components/permission-words";
import { Time } from "@/components/ui/time";
import { listCollaborators } from "@/lib/collaborators/listing";
import { rightsInWords } from "@/lib/collaborators/words";
import { pageContext } from "@/lib/web/context";
import { CollaboratorState } from "../collaborator-state";
import { mayGiveOf } from "../may-give";
import { Access } from "./access";
import { RightsForm } from "./rights-form";

export const metadata: Metadata = { title: "Collaborator" };

export default async function CollaboratorPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageContext("security");
  const { id } = await params;
  const row = (await listCollaborators(ctx)).find((each) => String(each.id) === id);
  if (!row) notFound();
  const zone = ctx.member.company.timeZone;
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title={row.email}
        subtitle={[row.name, row.isYou && "you"].filter(Boolean).join(" · ")}
        parent={{ label: "Collaborators", href: "/collaborators" }}
      />
      <DescriptionList
        facts={[
          { term: "State", value: <CollaboratorState state={row.state} /> },
          { term: "May do", value: <PermissionWords {...rightsInWords(row)} /> },
          { term: "Added", value: <Time value={row.createdAt} zone={zone} /> },
          {
            term: "Last sign-in",
            value: row.signedInAt ? <Time value={row.signedInAt} zone={zone} /> : "never",
          },
        ]}
      />
      {row.changeable ? (
        <>
          <SectionTitle>Permissions</SectionTitle>
          <RightsForm id={row.id} rights={row} mayGive={mayGiveOf(ctx)} />
          <SectionTitle>Access</SectionTitle>
          <Access id={row.id} email={row.email} state={row.state} isYou={row.isYou} zone={zone} />
        </>
      ) : (
        <p className="mt-4 text-muted">
          This collaborator has permissions that you do not have, so only an owner can change them.
        </p>
      )}
    </div>
  );
}
