import type { Permission } from "@/db/enums";

/** An entry of the sidebar: where it leads, what one must have to see it, and the key that follows `g`. */
export type Entry = {
  label: string;
  href: string;
  permission: Permission;
  key: string;
  also?: readonly string[];
};

export type Group = { label?: string; entries: readonly Entry[] };

/** The sidebar, and which permission each page needs: one list for both. */
export const navigation: readonly Group[] = [
  {
    label: "Setup System",
    entries: [
      {
        label: "Blacklist",
        href: "/contacts",
        permission: "suppression_list",
        key: "b",
        also: ["/contact_imports", "/data_exports", "/unblock_contact_jobs"],
      },
      { label: "Block Logs", href: "/block_logs", permission: "suppression_list", key: "l" },
    ],
  },
  {
    label: "Security",
    entries: [
      { label: "Collaborators", href: "/collaborators", permission: "security", key: "p" },
      { label: "Access Tokens", href: "/access_tokens", permission: "security", key: "t" },
      { label: "Company", href: "/company", permission: "security", key: "c" },
    ],
  },
];

/** Pages that need more than the entry they belong to. */
const needMore: readonly { path: RegExp; permission: Permission }[] = [
  { path: /^\/unblock_contact_jobs\/new$/, permission: "clear_blacklist" },
  { path: /^\/(contact_imports|unblock_contact_jobs)\/[^/]+\/undo$/, permission: "clear_blacklist" },
];

/** The permission that a page needs, by its path; undefined for pages that need none. */
export function permissionFor(path: string): Permission | undefined {
  const more = needMore.find((page) => page.path.test(path));
  if (more) return more.permission;
  const within = (href: string) => path === href || path.startsWith(`${href}/`);
  return navigation
    .flatMap((group) => group.entries)
    .find((entry) => [entry.href, ...(entry.also ?? [])].some(within))?.permission;
}
