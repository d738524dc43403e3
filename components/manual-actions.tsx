"use client";

import { ActionButton } from "@/components/form/action-button";
import type { FormAction } from "@/lib/form-result";
import { Tooltip } from "@/components/ui/tooltip";
import type { ManualAction } from "@/lib/schedule-runs/manual";

type ManualActionsProps = {
  actions: readonly ManualAction[];
  /** Gets `fields` and `action_id`; answers in words what was done. */
  run: FormAction;
  /** Names the call or lead: `{ call_id: 8812 }`. */
  fields: Record<string, string | number>;
};

/**
 * The manual actions of a call or lead as buttons. Names that two schedules share are told apart. Renders nothing when
 * there are none.
 */
export function ManualActions({ actions, run, fields }: ManualActionsProps) {
  return actions.map((action) => (
    <Tooltip key={action.id} words={`Manual action of the schedule “${action.scheduleName}”`}>
      <ActionButton action={run} fields={{ ...fields, action_id: action.id }}>
        {action.name}
        {actions.some((other) => other.id !== action.id && other.name === action.name) && (
          <span className="text-muted">{action.scheduleName}</span>
        )}
      </ActionButton>
    </Tooltip>
  ));
}
