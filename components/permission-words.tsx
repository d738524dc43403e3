import type { Permission } from "@/db/permissions";
import { permissionNames } from "@/lib/permission-words";

/** Up to this many permissions are shown; a click shows the rest. */
const FEW = 2;

type PermissionWordsProps = {
  /** Words before the permissions. */
  lead?: string;
  permissions: readonly Permission[];
  /** Whether all are shown, however many there are. */
  all?: boolean;
};

/** Permissions as sentences. */
export function PermissionWords({ lead, permissions, all = false }: PermissionWordsProps) {
  const few = all || permissions.length <= FEW;
  return (
    <div>
      {lead}
      {permissions.length > 0 && few && <Sentences permissions={permissions} />}
      {!few && (
        <details>
          <summary className="w-fit rounded-sm text-muted hover:text-ink">
            <span className="underline decoration-field/60 underline-offset-2">
              {permissions.length} permissions
            </span>
          </summary>
          <Sentences permissions={permissions} />
        </details>
      )}
      {!lead && permissions.length === 0 && <span className="text-muted">nothing</span>}
    </div>
  );
}

function Sentences({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <ul>
      {permissions.map((permission) => (
        <li key={permission}>{permissionNames[permission]}</li>
      ))}
    </ul>
  );
}
