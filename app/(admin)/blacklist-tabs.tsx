import { TabsNav } from "@/components/ui/tabs-nav";

const links = [
  { label: "View Blacklist", href: "/contacts" },
  { label: "Upload Blacklist", href: "/contact_imports/new" },
  { label: "Blacklist Files", href: "/contact_imports" },
  { label: "Export Blacklist", href: "/data_exports/new?data_type=contact", also: "/data_exports" },
  { label: "Clear Blacklist", href: "/unblock_contact_jobs" },
];

/** The five links at the top of every Blacklist page. */
export function BlacklistTabs() {
  return <TabsNav label="Blacklist" links={links} />;
}
