"use client";

import { useState } from "react";
import { useField } from "@/components/form/form-context";
import { PermissionChoices } from "@/components/form/permission-choices";
import { FieldError } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import type { Permission } from "@/db/permissions";
import { type Kind, kindOf, kinds } from "@/lib/collaborators/schema";
import { actionGroups, areaGroup, kindWords } from "@/lib/collaborators/words";
import type { Rights } from "@/lib/allow";

/** What the giver may give. */
export type MayGive = { kinds: readonly Kind[]; permissions: readonly Permission[] };

const WHY_NOT = "Only one who is it himself can give it.";

/** The fields for what a collaborator may do: first a kind, then the choices that the kind leaves. */
export function RightsFields({ rights, mayGive }: { rights?: Rights; mayGive: MayGive }) {
  const { id, errors } = useField("kind", "What they may do");
  const [kind, setKind] = useState<Kind>(rights ? kindOf(rights) : "chosen");
  return (
    <>
      <div className="grid gap-1.5">
        <RadioCards
          id={id}
          label="What they may do"
          name="kind"
          columns={1}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? kind)}
          options={kinds.map((value) => {
            const disabled = !mayGive.kinds.includes(value);
            const { label, help } = kindWords[value];
            return { value, label, help: disabled ? `${help} ${WHY_NOT}` : help, disabled };
          })}
          describedBy={errors.length > 0 ? `${id}-error` : undefined}
          invalid={errors.length > 0}
        />
        <FieldError id={`${id}-error`} errors={errors} />
      </div>
      <div hidden={kind !== "superuser"}>
        <PermissionChoices
          name="areas"
          label="Parts of the pages"
          groups={[areaGroup]}
          chosen={rights?.areas}
          allowed={mayGive.permissions}
        />
      </div>
      <div hidden={kind !== "chosen"}>
        <PermissionChoices
          name="actions"
          label="Permissions"
          groups={actionGroups}
          chosen={rights?.actions}
          allowed={mayGive.permissions}
        />
      </div>
    </>
  );
}
