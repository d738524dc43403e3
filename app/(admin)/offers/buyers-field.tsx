"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { BuyerRow, type EditedBuyer } from "./buyer-row";

/** The buyers of an offer. People change, add and remove them here, and the form sends them as one list. */
export function BuyersField({ buyers }: { buyers: readonly Omit<EditedBuyer, "key">[] }) {
  const [rows, setRows] = useState<EditedBuyer[]>(() =>
    buyers.map((buyer, index) => ({ ...buyer, key: index })),
  );
  const { id, errors } = useField("buyers", "Buyers");
  const list = useRef<HTMLFieldSetElement>(null);
  const nextKey = useRef(buyers.length);

  const change = (key: number, values: Partial<EditedBuyer>) =>
    setRows((rows) => rows.map((row) => (row.key === key ? { ...row, ...values } : row)));

  function add() {
    const priority = String(Math.max(0, ...rows.map((row) => Number(row.priority) || 0)) + 1);
    const key = nextKey.current++;
    setRows((rows) => [...rows, { key, id: null, name: "", number: "", priority, active: true }]);
  }

  function remove(key: number) {
    setRows((rows) => rows.filter((row) => row.key !== key));
    list.current?.focus();
  }

  const sent = rows.map(({ id, name, number, priority, active }) => ({
    id,
    name,
    number,
    priority: priority.trim() === "" ? null : Number(priority),
    active,
  }));
  return (
    <fieldset ref={list} id={id} tabIndex={-1} className="outline-none">
      <legend className="mb-1.5 font-medium text-sm">Buyers</legend>
      <input type="hidden" name="buyers" value={JSON.stringify(sent)} />
      {rows.length === 0 ? (
        <p className="rounded-lg border border-line border-dashed px-3 py-4 text-center text-muted text-sm">
          Nobody yet. Calls of this offer are turned away until there is a buyer.
        </p>
      ) : (
        <ol className="grid gap-2">
          {rows.map((row, index) => (
            <BuyerRow
              key={row.key}
              buyer={row}
              index={index}
              onChange={(values) => change(row.key, values)}
              onRemove={() => remove(row.key)}
            />
          ))}
        </ol>
      )}
      <FieldError id={`${id}-error`} errors={errors} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" onClick={add}>
          <Plus aria-hidden="true" />
          Add a buyer
        </Button>
        <p className="text-muted text-xs">A call goes to the first active one: the lowest priority.</p>
      </div>
    </fieldset>
  );
}
