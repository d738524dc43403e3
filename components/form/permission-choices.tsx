"use client";

import { useState } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import type { Permission } from "@/db/permissions";
import { permissionNames } from "@/lib/permission-words";

export type ChoiceGroup = { label: string; permissions: readonly Permission[] };

type PermissionChoicesProps = {
  /** The field's name; its values are the permissions chosen. */
  name: string;
  label: string;
  groups: readonly ChoiceGroup[];
  /** The permissions chosen at first. */
  chosen?: readonly Permission[];
  /** The permissions that the giver holds. The others are shown and cannot be chosen. */
  allowed: readonly Permission[];
};

/** Permissions to tick, by group, each described by what it allows. */
export function PermissionChoices({ name, label, groups, chosen = [], allowed }: PermissionChoicesProps) {
  const { id, errors } = useField(name, label);
  const [ticked, setTicked] = useState(new Set(chosen));
  const open = groups.flatMap(({ permissions }) => permissions).filter((each) => allowed.includes(each));
  const all = open.every((each) => ticked.has(each));

  function tick(permission: Permission, on: boolean) {
    const next = new Set(ticked);
    if (on) next.add(permission);
    else next.delete(permission);
    setTicked(next);
  }

  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
    >
      <legend className="font-medium text-sm">{label}</legend>
      <div className="mt-1.5 rounded-lg border border-line">
        <div className="flex items-center justify-between gap-2 border-line border-b bg-panel px-3 py-1.5 text-muted text-xs">
          <span role="status" className="figures">
            {ticked.size} of {open.length} chosen
          </span>
          <Button size="sm" variant="ghost" onClick={() => setTicked(new Set(all ? [] : open))}>
            {all ? "Choose none" : "Choose all"}
          </Button>
        </div>
        <div className={cn("gap-x-6 p-3", groups.length > 1 && "sm:columns-2")}>
          {groups.map((group) => (
            <fieldset key={group.label} className="mb-3 break-inside-avoid last:mb-0">
              <legend className={groups.length === 1 ? "sr-only" : "mb-0.5 font-medium text-muted text-xs"}>
                {group.label}
              </legend>
              {group.permissions.map((permission) => (
                <Checkbox
                  key={permission}
                  name={name}
                  value={permission}
                  label={permissionNames[permission]}
                  help={allowed.includes(permission) ? undefined : "You do not have it yourself."}
                  disabled={!allowed.includes(permission)}
                  checked={ticked.has(permission)}
                  onChange={(event) => tick(permission, event.target.checked)}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
    </fieldset>
  );
}
