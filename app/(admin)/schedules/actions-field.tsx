"use client";

import { Plus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { type ActionKind, actionKinds } from "@/db/enums";
import { kindNames } from "@/lib/schedules/kind-names";
import { ActionCard } from "./action-card";
import { type EditedAction, moved, newAction, sentAction } from "./edited";

type ActionsFieldProps = {
  actions: EditedAction[];
  onChange: (actions: EditedAction[]) => void;
  /** Whether people start each action by itself. There is then nothing to wait for, and no extra offer to people. */
  onlyPeople: boolean;
};

/**
 * The actions of a schedule in their order. People add, move, change and remove them here, and the form sends them as
 * one list.
 */
export function ActionsField({ actions, onChange, onlyPeople }: ActionsFieldProps) {
  const { id, errors } = useField("actions", "Actions");
  const [said, setSaid] = useState("");
  const focus = useRef<string>(undefined);
  const group = useId();
  const idOf = (key: number) => `${group}-${key}`;

  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = undefined;
  });

  function add(kind: ActionKind) {
    const key = Math.max(0, ...actions.map((action) => action.key)) + 1;
    focus.current = idOf(key);
    setSaid(`${kindNames[kind]} is added as action ${actions.length + 1}.`);
    onChange([...actions, newAction(key, kind)]);
  }

  function move({ key, kind }: EditedAction, by: -1 | 1) {
    const list = moved(actions, key, by);
    focus.current = document.activeElement?.id;
    setSaid(
      `${kindNames[kind]} is action ${list.findIndex((each) => each.key === key) + 1} of ${list.length}.`,
    );
    onChange(list);
  }

  function remove({ key, kind }: EditedAction) {
    focus.current = id;
    setSaid(`${kindNames[kind]} is removed.`);
    onChange(actions.filter((action) => action.key !== key));
  }

  return (
    <fieldset id={id} tabIndex={-1} className="outline-none">
      <legend className="mb-1.5 font-medium text-sm">Actions, in this order</legend>
      <input type="hidden" name="actions" value={JSON.stringify(actions.map(sentAction))} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {actions.length === 0 ? (
        <p className="rounded-lg border border-line border-dashed px-3 py-4 text-center text-muted text-sm">
          No actions yet. Add what is to happen first.
        </p>
      ) : (
        <ol className="grid gap-2">
          {actions.map((action, index) => (
            <ActionCard
              key={action.key}
              id={idOf(action.key)}
              action={action}
              index={index}
              last={index === actions.length - 1}
              onlyPeople={onlyPeople}
              onChange={(values) =>
                onChange(actions.map((each) => (each.key === action.key ? { ...each, ...values } : each)))
              }
              onMove={(by) => move(action, by)}
              onRemove={() => remove(action)}
            />
          ))}
        </ol>
      )}
      <FieldError id={`${id}-error`} errors={errors} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <span className="text-muted text-xs">Add:</span>
        {actionKinds
          .filter((kind) => !onlyPeople || kind !== "wait")
          .map((kind) => (
            <Button key={kind} size="sm" onClick={() => add(kind)}>
              <Plus aria-hidden="true" />
              <span>
                <span className="sr-only">Add </span>
                {kindNames[kind]}
              </span>
            </Button>
          ))}
      </div>
    </fieldset>
  );
}
