import type { Metadata } from "next";
import type { Permission } from "@/db/permissions";
import { memberContext } from "@/lib/collaborators/membership";
import { signedIn } from "@/lib/web/context";

/**
 * Returns the title of a page that is named after its record. Without the permission the title says so: Next alone
 * would say *Not found*.
 */
export async function titled(permission: Permission, name: () => Promise<string>): Promise<Metadata> {
  const member = await signedIn();
  const allowed = !member || memberContext(member).permissions.has(permission);
  return { title: allowed ? await name() : "Not allowed" };
}
