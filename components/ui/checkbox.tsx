import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  /** A sentence beneath the label. */
  help?: ReactNode;
};

/** A tick box with its label to the right and a sentence of help beneath. */
export function Checkbox({ label, help, className, ...rest }: CheckboxProps) {
  const helpId = useId();
  return (
    <label className={cn("flex items-start gap-2.5 py-1 text-sm has-disabled:text-muted", className)}>
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 rounded-sm accent-accent"
        aria-describedby={help ? helpId : undefined}
        {...rest}
      />
      <span>
        {label}
        {help && (
          <span id={helpId} className="block text-muted text-xs">
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
