"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField, SelectField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import type { OfferName } from "@/lib/offers/listing";
import { create, update } from "./actions";
import { ActionsField } from "./actions-field";
import { type EditedAction, type ShownAction, editedAction } from "./edited";
import { TriggerFields } from "./trigger-fields";
import { type TriggerSettings, warnings } from "./words";

/** The values that a schedule's form is filled with. */
export type ShownSchedule = TriggerSettings & {
  id: number;
  /** When the shown schedule was last changed. The form may overwrite only that state. */
  updatedAt: string;
  name: string;
  active: boolean;
  number: string | null;
  offerId: number | null;
  actions: ShownAction[];
};

type ScheduleFormProps = {
  schedule?: ShownSchedule;
  offers: readonly OfferName[];
  dispositions: readonly string[];
};

const NEW: TriggerSettings = {
  trigger: "no_answer",
  triggerStatuses: [],
  triggerCount: null,
  triggerDisposition: null,
  triggerKeyword: null,
};

/** The form that makes a schedule, or changes one as a whole. */
export function ScheduleForm({ schedule, offers, dispositions }: ScheduleFormProps) {
  const [seen] = useState(schedule);
  const [trigger, setTrigger] = useState(seen?.trigger ?? NEW.trigger);
  const [number, setNumber] = useState(seen?.number ?? "");
  const [actions, setActions] = useState<EditedAction[]>(() => (seen?.actions ?? []).map(editedAction));
  const warned = warnings({ trigger, number: number.trim(), actions });
  return (
    <ActionForm action={seen ? update : create}>
      {seen && <input type="hidden" name="id" value={seen.id} />}
      {seen && <input type="hidden" name="updated_at" value={seen.updatedAt} />}
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        defaultValue={seen?.name}
        help="As logs are to say it: “two calls without an answer”."
      />
      <TriggerFields
        trigger={trigger}
        onChange={setTrigger}
        before={seen ?? NEW}
        dispositions={dispositions}
      />
      <ActionsField actions={actions} onChange={setActions} onlyPeople={trigger === "manual"} />
      <TextField
        name="number"
        label="Number it dials and texts from"
        optional
        type="tel"
        autoComplete="off"
        className="[&_input]:max-w-72"
        defaultValue={seen?.number ?? ""}
        onChange={(event) => setNumber(event.target.value)}
        help="One of yours, in any spelling."
      />
      <SelectField
        name="offer_id"
        label="Offer"
        optional
        className="[&>span]:max-w-72"
        placeholder="Any offer"
        options={offers.map(({ id, name }) => ({ value: String(id), label: name }))}
        defaultValue={seen?.offerId ? String(seen.offerId) : ""}
        help="With one, only its calls, texts and leads set the schedule going, and its buyers take the calls that Dial makes."
      />
      <CheckboxField
        name="active"
        label="Switched on"
        defaultChecked={seen?.active ?? true}
        help="While it is off nothing sets it going, and runs under way stop at their next action."
      />
      <Warnings words={warned} />
      <FormActions>
        <SubmitButton pendingText={seen ? "Changing the schedule…" : "Making the schedule…"}>
          {seen ? "Change the schedule" : "Make the schedule"}
        </SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/schedules">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}

function Warnings({ words }: { words: readonly string[] }) {
  return (
    <div role="status" className="empty:sr-only">
      {words.length > 0 && (
        <ul className="grid gap-1 rounded-md bg-amber-soft px-3 py-2 text-amber text-sm">
          {words.map((each) => (
            <li key={each} className="flex gap-2">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {each}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
