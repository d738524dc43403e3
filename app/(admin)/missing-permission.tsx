"use client";

import { usePathname } from "next/navigation";
import { ForbiddenNotice } from "@/components/forbidden-notice";
import type { Permission } from "@/db/permissions";
import { permissionsFor } from "@/components/shell/navigation";
import { permissionNames } from "@/lib/permission-words";

type MissingPermissionProps = { held: readonly Permission[]; companyName?: string; owners: string[] };

/**
 * Names the first permission of the page that the reader does not hold. Next does not tell its 403 page the cause, but
 * the page's path tells which permissions it needs.
 */
export function MissingPermission({ held, companyName, owners }: MissingPermissionProps) {
  const permission = permissionsFor(usePathname()).find((needed) => !held.includes(needed));
  return (
    <ForbiddenNotice
      permission={permission}
      description={permission && permissionNames[permission].toLowerCase()}
      companyName={companyName}
      owners={owners}
    />
  );
}
