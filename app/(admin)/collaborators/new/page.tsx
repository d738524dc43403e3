import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/web/context";
import { mayGiveOf } from "../may-give";
import { AddForm } from "./add-form";

export const metadata: Metadata = { title: "Add a collaborator" };

export default async function AddCollaboratorPage() {
  const ctx = await pageContext("security");
  const { name, timeZone } = ctx.member.company;
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Add a collaborator"
        subtitle={`Someone who is to work for ${name}`}
        parent={{ label: "Collaborators", href: "/collaborators" }}
      />
      <AddForm mayGive={mayGiveOf(ctx)} zone={timeZone} />
    </div>
  );
}
