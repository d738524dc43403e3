import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { counted } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { listCollaborators } from "@/lib/collaborators/listing";
import { pageContext } from "@/lib/web/context";
import { CollaboratorsTable } from "./collaborators-table";

export const metadata: Metadata = { title: "Collaborators" };

export default async function CollaboratorsPage() {
  const ctx = await pageContext("security");
  const collaborators = await listCollaborators(ctx);
  const { name, timeZone } = ctx.member.company;
  return (
    <>
      <PageHeader
        title="Collaborators"
        subtitle={`${counted(collaborators.length, "person", "people")} of ${name}`}
        actions={
          <Button variant="primary" asChild>
            <Link href="/collaborators/new">Add a collaborator</Link>
          </Button>
        }
      />
      <CollaboratorsTable rows={collaborators.map((row) => ({ ...row, zone: timeZone }))} />
    </>
  );
}
