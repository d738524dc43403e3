export type NavLink = {
  label: string;
  href: string;
  /** Other paths whose pages belong to this entry. */
  also?: readonly string[];
  /** The key that follows `g`: `g b` goes to the Blacklist. */
  key?: string;
  /** How many of its records wait for somebody. */
  count?: number;
};

export type NavGroup = { label?: string; links: readonly NavLink[] };

export type ShellCompany = { id: number; name: string };

export type ShellUser = { email: string; name?: string | null };

/** Everything the frame of a signed-in page shows. `switchCompany` is a server action of the layout. */
export type ShellProps = {
  company: ShellCompany;
  /** All companies that this user may enter. The switch appears when there are two or more. */
  companies: readonly ShellCompany[];
  user: ShellUser;
  groups: readonly NavGroup[];
  switchCompany: (companyId: number) => Promise<void>;
};

/** Returns whether a page belongs to an entry of the sidebar. */
export function isCurrent(pathname: string, link: NavLink): boolean {
  return [link.href, ...(link.also ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
}
