import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { fieldLook } from "@/components/ui/input";

export type Option = { value: string; label: string; disabled?: boolean };

export type SelectProps = ComponentProps<"select"> & {
  options: readonly Option[];
  /** The words of the empty choice. Without them there is no empty choice. */
  placeholder?: string;
  /** Whether it has the border of a button: for filters above a table. */
  quiet?: boolean;
};

/** The browser's own select in our style. It works on every phone and with every screen reader. */
export function Select({ options, placeholder, quiet, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative inline-block w-full", className)}>
      <select
        className={cn(
          fieldLook,
          "h-8 appearance-none truncate pr-8 pl-2.5 max-sm:h-10",
          quiet && "border-line hover:border-field",
        )}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
