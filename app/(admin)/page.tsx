import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { navigation } from "@/components/shell/navigation";
import { pageContext } from "@/lib/web/context";

export const metadata: Metadata = { title: "Welcome" };

/** Goes to the first sidebar entry that the person may use. */
export default async function Home() {
  const { permissions, member } = await pageContext();
  const entry = navigation
    .flatMap(({ entries }) => entries)
    .find(({ permission }) => permissions.has(permission));
  if (entry) redirect(entry.href);
  return (
    <Notice title="Nothing here for you yet">
      <p>
        You are signed in at {member.company.name}, but none of its pages is open to you. An owner of the
        company can give you a permission.
      </p>
    </Notice>
  );
}
