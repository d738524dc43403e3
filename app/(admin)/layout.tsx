import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { navigation } from "@/components/shell/navigation";
import { countReviews } from "@/lib/reviews/listing";
import { pageContext } from "@/lib/web/context";
import { switchCompany } from "./actions";

/** The frame of signed-in pages: the sidebar entries that the person may use, the company, and the person. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { member, permissions } = ctx;
  const reviews = permissions.has("Contact:opt_out") ? (await countReviews(ctx)).open : 0;
  const groups = navigation
    .map(({ label, entries }) => ({
      label,
      links: entries
        .filter(({ permission }) => permissions.has(permission))
        .map((entry) => (entry.href === "/reviews" ? { ...entry, count: reviews } : entry)),
    }))
    .filter(({ links }) => links.length > 0);
  return (
    <Shell
      company={{ id: member.company.id, name: member.company.name }}
      companies={member.memberships.map(({ company }) => ({ id: company.id, name: company.name }))}
      user={member.user}
      groups={groups}
      switchCompany={switchCompany}
    >
      {children}
    </Shell>
  );
}
