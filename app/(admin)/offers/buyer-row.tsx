"use client";

import { useEffect, useRef } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A buyer as typed in the form. `id` is null for a new one. */
export type EditedBuyer = {
  key: number;
  id: number | null;
  name: string;
  number: string;
  priority: string;
  active: boolean;
};

type BuyerRowProps = {
  buyer: EditedBuyer;
  index: number;
  onChange: (values: Partial<EditedBuyer>) => void;
  onRemove: () => void;
};

/** One buyer of an offer. */
export function BuyerRow({ buyer, index, onChange, onRemove }: BuyerRowProps) {
  const at = `buyers.${index}`;
  const nth = `buyer ${index + 1}`;
  const name = useField(`${at}.name`, `Name of ${nth}`);
  const number = useField(`${at}.number`, `Number of ${nth}`);
  const priority = useField(`${at}.priority`, `Priority of ${nth}`);
  const first = useRef<HTMLInputElement>(null);
  const fresh = useRef(buyer.id === null && buyer.name === "");
  useEffect(() => {
    if (fresh.current) first.current?.focus();
  }, []);
  return (
    <li className="grid items-start gap-3 rounded-lg border border-line p-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_5rem]">
      <Field id={name.id} label={<Of nth={nth}>Name</Of>} errors={name.errors}>
        {(control) => (
          <Input
            {...control}
            ref={first}
            autoComplete="off"
            value={buyer.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field id={number.id} label={<Of nth={nth}>Number</Of>} errors={number.errors}>
        {(control) => (
          <Input
            {...control}
            className="mono"
            type="tel"
            autoComplete="off"
            value={buyer.number}
            onChange={(event) => onChange({ number: event.target.value })}
          />
        )}
      </Field>
      <Field id={priority.id} label={<Of nth={nth}>Priority</Of>} errors={priority.errors}>
        {(control) => (
          <Input
            {...control}
            className="figures"
            inputMode="numeric"
            value={buyer.priority}
            onChange={(event) => onChange({ priority: event.target.value })}
          />
        )}
      </Field>
      <div className="flex items-center justify-between gap-3 sm:col-span-3">
        <Checkbox
          label={<Of nth={nth}>Takes calls</Of>}
          checked={buyer.active}
          onChange={(event) => onChange({ active: event.target.checked })}
        />
        <Button size="sm" variant="ghost" onClick={onRemove}>
          <span>
            Remove<span className="sr-only"> {nth}</span>
          </span>
        </Button>
      </div>
    </li>
  );
}

/** Adds the buyer to a control's words, for screen readers only. */
function Of({ nth, children }: { nth: string; children: string }) {
  return (
    <span>
      {children}
      <span className="sr-only"> of {nth}</span>
    </span>
  );
}
