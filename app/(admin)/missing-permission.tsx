"use client";

import { usePathname } from "next/navigation";
import { ForbiddenNotice } from "@/components/forbidden-notice";
import { permissionFor } from "@/lib/navigation";
import { permissionNames } from "@/lib/permission-names";

/** Next gives its 403 page no word of why; the page's path tells which permission it needs. */
export function MissingPermission({ companyName, owners }: { companyName?: string; owners: string[] }) {
  const permission = permissionFor(usePathname());
  return (
    <ForbiddenNotice
      permission={permission}
      description={permission && permissionNames[permission].toLowerCase()}
      companyName={companyName}
      owners={owners}
    />
  );
}
