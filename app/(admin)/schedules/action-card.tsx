"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { actionKinds } from "@/db/enums";
import { kindNames } from "@/lib/schedules/kind-names";
import { ActionSettings } from "./action-settings";
import type { EditedAction } from "./edited";
import { Heard } from "./heard";

type ActionCardProps = {
  id: string;
  action: EditedAction;
  index: number;
  last: boolean;
  onlyPeople: boolean;
  onChange: (values: Partial<EditedAction>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const kinds = actionKinds.map((kind) => ({ value: kind, label: kindNames[kind] }));

/** One action: what it does, its place, and whether people are offered it too. */
export function ActionCard(props: ActionCardProps) {
  const { id, action, index, last, onlyPeople, onChange, onMove, onRemove } = props;
  const nth = `action ${index + 1}`;
  const kind = useField(`actions.${index}.kind`, `Kind of ${nth}`);
  const name = useField(`actions.${index}.name`, `Name of ${nth}`);
  return (
    <li className="grid gap-3 rounded-lg border border-line p-3">
      <div className="flex items-center gap-2">
        <span className="figures w-5 shrink-0 text-center text-muted text-sm">{index + 1}.</span>
        <Select
          id={id}
          aria-label={`Kind of ${nth}`}
          aria-invalid={kind.errors.length > 0 || undefined}
          aria-describedby={kind.errors.length > 0 ? `${kind.id}-error` : undefined}
          className="max-w-44"
          options={kinds.filter(({ value }) => !onlyPeople || value !== "wait" || action.kind === "wait")}
          value={action.kind}
          onChange={(event) => {
            const chosen = actionKinds.find((each) => each === event.target.value);
            if (chosen) onChange({ kind: chosen });
          }}
        />
        <div className="ml-auto flex gap-1">
          <PlaceButton id={`${id}-up`} words={`Move ${nth} up`} idle={index === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden="true" />
          </PlaceButton>
          <PlaceButton id={`${id}-down`} words={`Move ${nth} down`} idle={last} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden="true" />
          </PlaceButton>
          <PlaceButton words={`Remove ${nth}`} onClick={onRemove}>
            <X aria-hidden="true" />
          </PlaceButton>
        </div>
      </div>
      <FieldError id={`${kind.id}-error`} errors={kind.errors} />
      <div className="grid gap-3 sm:pl-7">
        <ActionSettings action={action} index={index} onChange={onChange} />
        {action.kind !== "wait" && (
          <>
            <Field
              id={name.id}
              label={<Heard nth={nth}>Name</Heard>}
              optional
              errors={name.errors}
              help={`Pages and logs say it; “${kindNames[action.kind]}” when there is none.`}
            >
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  value={action.name}
                  onChange={(event) => onChange({ name: event.target.value })}
                />
              )}
            </Field>
            {!onlyPeople && (
              <Checkbox
                label={<Heard nth={nth}>Also offered on call and lead pages</Heard>}
                help="As a button, to those who may do by hand what it does."
                checked={action.manual}
                onChange={(event) => onChange({ manual: event.target.checked })}
              />
            )}
          </>
        )}
      </div>
    </li>
  );
}

type PlaceButtonProps = {
  id?: string;
  words: string;
  /** Whether the action cannot move further that way. The button then keeps the focus. */
  idle?: boolean;
  onClick: () => void;
  children: ReactNode;
};

function PlaceButton({ id, words, idle = false, onClick, children }: PlaceButtonProps) {
  return (
    <Button
      id={id}
      size="icon"
      variant="ghost"
      aria-label={words}
      title={words}
      aria-disabled={idle || undefined}
      className={idle ? "opacity-40" : undefined}
      onClick={idle ? undefined : onClick}
    >
      {children}
    </Button>
  );
}
