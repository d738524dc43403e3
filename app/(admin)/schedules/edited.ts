import type { ActionKind, BlockReason } from "@/db/enums";
import type { ScheduleAction } from "@/db/schema/schedules";
import { UNIT_SECONDS, type WaitUnit, waitParts } from "./words";

/**
 * An action as typed in the form. `id` is null for a new one. Settings that its kind does not need stay, for when their
 * kind is chosen again.
 */
export type EditedAction = {
  key: number;
  id: number | null;
  kind: ActionKind;
  name: string;
  manual: boolean;
  reason: BlockReason | "";
  note: string;
  message: string;
  amount: string;
  unit: WaitUnit;
};

export const newAction = (key: number, kind: ActionKind): EditedAction => ({
  key,
  id: null,
  kind,
  name: "",
  manual: false,
  reason: "",
  note: "",
  message: "",
  amount: "1",
  unit: "hours",
});

/** The part of an action that its form is filled with. */
export type ShownAction = Pick<
  ScheduleAction,
  "id" | "kind" | "name" | "manual" | "reason" | "note" | "message" | "waitSeconds"
>;

export function editedAction(action: ShownAction, key: number): EditedAction {
  const wait = action.waitSeconds ? waitParts(action.waitSeconds) : null;
  return {
    ...newAction(key, action.kind),
    id: action.id,
    name: action.name ?? "",
    manual: action.manual,
    reason: action.reason ?? "",
    note: action.note ?? "",
    message: action.message ?? "",
    ...(wait && { amount: String(wait.amount), unit: wait.unit }),
  };
}

/** Returns the action as the verb takes it. The verb leaves out the settings that its kind does not need. */
export const sentAction = ({
  id,
  kind,
  name,
  manual,
  reason,
  note,
  message,
  amount,
  unit,
}: EditedAction) => ({
  id,
  kind,
  name,
  manual,
  reason: reason || null,
  note,
  message,
  waitSeconds: amount.trim() === "" ? null : Number(amount) * UNIT_SECONDS[unit],
});

/** Returns the list with one action moved a place up or down. */
export function moved(list: readonly EditedAction[], key: number, by: -1 | 1): EditedAction[] {
  const from = list.findIndex((action) => action.key === key);
  const action = list[from];
  const to = from + by;
  if (!action || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, action);
}
