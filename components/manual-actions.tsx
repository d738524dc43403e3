"use client";

import { useId } from "react";
import { ActionButton } from "@/components/form/action-button";
import type { FormAction } from "@/lib/form-result";
import { type NumberStands, refusalOf, refusalWords } from "@/components/manual-refusals";
import { Tooltip } from "@/components/ui/tooltip";
import type { ManualAction } from "@/lib/schedule-runs/manual";

type ManualActionsProps = {
  actions: readonly ManualAction[];
  /** Gets `fields` and `action_id`; answers in words what was done. */
  run: FormAction;
  /** Names the call or lead: `{ call_id: 8812 }`. */
  fields: Record<string, string | number>;
  /** How the number stood when the page was read. What would be refused is off, and the reason stands beside it. */
  number: NumberStands;
};

/**
 * The manual actions of a call or lead as buttons. Names that two schedules share are told apart. Renders nothing when
 * there are none.
 */
export function ManualActions({ actions, run, fields, number }: ManualActionsProps) {
  const why = useId();
  const words = refusalWords(
    actions.map(({ kind }) => kind),
    number,
  );
  return (
    <>
      {actions.map((action) => {
        const off = refusalOf(action.kind, number) !== null;
        return (
          <Tooltip key={action.id} words={`Manual action of the schedule “${action.scheduleName}”`}>
            <ActionButton
              action={run}
              fields={{ ...fields, action_id: action.id }}
              disabled={off}
              aria-describedby={off ? why : undefined}
            >
              {action.name}
              {actions.some((other) => other.id !== action.id && other.name === action.name) && (
                <span className="text-muted">{action.scheduleName}</span>
              )}
            </ActionButton>
          </Tooltip>
        );
      })}
      {words && (
        <span id={why} className="text-muted text-sm">
          {words}
        </span>
      )}
    </>
  );
}
