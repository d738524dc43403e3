import type { Permission } from "@/db/enums";
import { permissionNames } from "@/lib/permission-names";

/** So many are said at once; more are behind a click. */
const FEW = 2;

/** Permissions as sentences. `lead` stands before them. */
export function PermissionWords({
  lead,
  permissions,
}: {
  lead?: string;
  permissions: readonly Permission[];
}) {
  return (
    <div>
      {lead}
      {permissions.length > 0 && permissions.length <= FEW && <Sentences permissions={permissions} />}
      {permissions.length > FEW && (
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
