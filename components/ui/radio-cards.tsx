import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean };

type RadioCardsProps = {
  label: ReactNode;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  columns?: 1 | 2 | 3;
  /** Ids of the help or error that belong to the whole group. */
  describedBy?: string;
  invalid?: boolean;
  id?: string;
};

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };

/** A few choices, each a card with a sentence. The arrow keys move between them. */
export function RadioCards({
  columns = 2,
  options,
  value,
  defaultValue,
  onChange,
  ...group
}: RadioCardsProps) {
  return (
    <fieldset id={group.id} aria-describedby={group.describedBy} aria-invalid={group.invalid || undefined}>
      <legend className="mb-1.5 font-medium text-sm">{group.label}</legend>
      <div className={cn("grid gap-2", COLUMNS[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex items-start gap-2.5 rounded-lg border border-line p-3 text-sm transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-disabled:text-muted"
          >
            <input
              type="radio"
              name={group.name}
              value={option.value}
              disabled={option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              onChange={onChange ? () => onChange(option.value) : undefined}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <span>
              <span className="font-medium">{option.label}</span>
              {option.help && <span className="block text-muted text-xs">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
