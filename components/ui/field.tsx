import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The attributes that tie a control to its label, its help and its errors. */
export type FieldControl = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type FieldProps = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  errors?: readonly string[];
  optional?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A field: the label above, then the control, its errors, and the help beneath. */
export function Field({ id, label, help, errors = [], optional, className, children }: FieldProps) {
  const wrong = errors.length > 0;
  const described = [wrong && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1.5", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": wrong || undefined })}
      <FieldError id={`${id}-error`} errors={errors} />
      {help && (
        <p id={`${id}-help`} className="text-muted text-xs">
          {help}
        </p>
      )}
    </div>
  );
}

/** The errors of one field. Renders nothing when there are none. */
export function FieldError({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={id} className="flex gap-1.5 text-red text-sm">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {errors.join("; ")}
    </p>
  );
}
