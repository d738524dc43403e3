import type { Metadata } from "next";
import { PermissionWords } from "@/components/permission-words";
import { SectionTitle } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { ThemeChoice } from "@/components/ui/theme-choice";
import { rightsInWords } from "@/lib/collaborators/words";
import { pageContext } from "@/lib/web/context";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { SignOutButton } from "./sign-out-button";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { member } = await pageContext();
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Account"
        subtitle={`You are signed in as ${member.user.email}.`}
        actions={<SignOutButton />}
      />
      <NameForm name={member.user.name ?? ""} />
      <SectionTitle>Password</SectionTitle>
      <PasswordForm />
      <div className="mt-6">
        <ThemeChoice />
      </div>
      <SectionTitle>What you may do</SectionTitle>
      <DescriptionList
        facts={member.memberships.map(({ company, collaborator }) => ({
          term: company.name,
          value: <PermissionWords all {...rightsInWords(collaborator)} />,
        }))}
      />
      <p className="mt-2 text-muted text-xs">An owner of the company can change it.</p>
    </div>
  );
}
