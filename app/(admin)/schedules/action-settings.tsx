"use client";

import { REASON_WORDS } from "@/components/reasons";
import { useField } from "@/components/form/form-context";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { blockReasons } from "@/db/enums";
import { placeholders } from "@/lib/schedules/placeholders";
import type { EditedAction } from "./edited";
import { Heard } from "./heard";
import { UNIT_SECONDS, type WaitUnit } from "./words";

type ActionSettingsProps = {
  action: EditedAction;
  index: number;
  onChange: (values: Partial<EditedAction>) => void;
};

/** The settings that an action of its kind needs. */
export function ActionSettings(props: ActionSettingsProps) {
  switch (props.action.kind) {
    case "block":
      return (
        <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <Reason {...props} />
          <Note {...props} />
        </div>
      );
    case "opt_out":
      return <Note {...props} />;
    case "send_sms":
      return <Message {...props} />;
    case "wait":
      return <Wait {...props} />;
    case "dial":
      return (
        <p className="text-muted text-sm">
          Dials the number of the call or lead from the schedule's number, and puts it through to the offer's
          first active buyer. Who is blocked or has opted out is not dialed.
        </p>
      );
  }
}

const reasons = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

function Reason({ action, index, onChange }: ActionSettingsProps) {
  const nth = `action ${index + 1}`;
  const { id, errors } = useField(`actions.${index}.reason`, `Reason of ${nth}`);
  return (
    <Field id={id} label={<Heard nth={nth}>Reason</Heard>} errors={errors}>
      {(control) => (
        <Select
          {...control}
          options={reasons}
          placeholder="No reason"
          value={action.reason}
          onChange={(event) =>
            onChange({ reason: blockReasons.find((reason) => reason === event.target.value) ?? "" })
          }
        />
      )}
    </Field>
  );
}

function Note({ action, index, onChange }: ActionSettingsProps) {
  const nth = `action ${index + 1}`;
  const { id, errors } = useField(`actions.${index}.note`, `Note of ${nth}`);
  return (
    <Field id={id} label={<Heard nth={nth}>Note</Heard>} optional errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={action.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      )}
    </Field>
  );
}

function Message({ action, index, onChange }: ActionSettingsProps) {
  const nth = `action ${index + 1}`;
  const { id, errors } = useField(`actions.${index}.message`, `Message of ${nth}`);
  const help = (
    <>
      {placeholders.map((name) => (
        <code key={name} className="mono mr-1.5">{`{{${name}}}`}</code>
      ))}
      stand for what the lead says. Who is blocked or has opted out is not texted.
    </>
  );
  return (
    <Field id={id} label={<Heard nth={nth}>Message</Heard>} errors={errors} help={help}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          value={action.message}
          onChange={(event) => onChange({ message: event.target.value })}
        />
      )}
    </Field>
  );
}

const units = (["minutes", "hours", "days"] as const).map((unit) => ({ value: unit, label: unit }));
const isUnit = (text: string): text is WaitUnit => text in UNIT_SECONDS;

function Wait({ action, index, onChange }: ActionSettingsProps) {
  const nth = `action ${index + 1}`;
  const { id, errors } = useField(`actions.${index}.wait_seconds`, `Wait of ${nth}`);
  return (
    <Field id={id} label={<Heard nth={nth}>How long</Heard>} errors={errors}>
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            className="figures w-24"
            inputMode="numeric"
            value={action.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
          <Select
            aria-label={`Unit of ${nth}`}
            className="w-32"
            options={units}
            value={action.unit}
            onChange={(event) => isUnit(event.target.value) && onChange({ unit: event.target.value })}
          />
        </span>
      )}
    </Field>
  );
}
