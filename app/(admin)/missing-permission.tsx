"use client";

import { usePathname } from "next/navigation";
import { ForbiddenNotice } from "@/components/forbidden-notice";
import type { Permission } from "@/db/enums";
import { permissionsFor } from "@/components/shell/navigation";
import { permissionNames } from "@/lib/permission-names";

type MissingPermissionProps = { held: readonly Permission[]; companyName?: string; owners: string[] };

/** Next gives its 403 page no word of why; the page's path tells which permissions it needs, and the first that is not held is named. */
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
