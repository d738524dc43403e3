import type { Permission } from "@/db/permissions";

/** An entry of the sidebar: its address, the permission that a person needs to see it, and the key that follows `g`. */
export type NavigationEntry = {
  label: string;
  href: string;
  permission: Permission;
  key: string;
  also?: readonly string[];
};

export type Group = { label?: string; entries: readonly NavigationEntry[] };

/** The entries of the sidebar and the permission that each page needs, in one list. */
export const navigation: readonly Group[] = [
  {
    entries: [
      { label: "Calls", href: "/calls", permission: "Call:read", key: "a" },
      { label: "Leads", href: "/leads", permission: "Lead:read", key: "e" },
      { label: "Text Messages", href: "/text_messages", permission: "TextMessage:read", key: "m" },
      { label: "Reviews", href: "/reviews", permission: "Contact:opt_out", key: "r" },
    ],
  },
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
      { label: "Offers", href: "/offers", permission: "setup_system", key: "o" },
      { label: "Schedules", href: "/schedules", permission: "setup_system", key: "s" },
    ],
  },
  {
    label: "Security",
    entries: [
      { label: "Collaborators", href: "/collaborators", permission: "security", key: "p" },
      {
        label: "Access Tokens",
        href: "/access_tokens",
        permission: "security",
        key: "t",
        also: ["/subscriptions"],
      },
      { label: "Company", href: "/company", permission: "security", key: "c" },
    ],
  },
];

/** Pages that need a permission beyond that of their entry. */
const needMore: readonly { path: RegExp; permission: Permission }[] = [
  { path: /^\/leads\/new$/, permission: "Lead:write" },
  { path: /^\/unblock_contact_jobs\/new$/, permission: "clear_blacklist" },
  { path: /^\/(contact_imports|unblock_contact_jobs)\/[^/]+\/undo$/, permission: "clear_blacklist" },
];

/** Returns the permissions that the page at a path needs; an empty list when it needs none. */
export function permissionsFor(path: string): Permission[] {
  const within = (href: string) => path === href || path.startsWith(`${href}/`);
  const entry = navigation
    .flatMap((group) => group.entries)
    .find((entry) => [entry.href, ...(entry.also ?? [])].some(within));
  return [entry, ...needMore.filter((page) => page.path.test(path))].flatMap(
    (need) => need?.permission ?? [],
  );
}
