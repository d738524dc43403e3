"use client";

import type { ComponentProps, ReactNode } from "react";
import { useField } from "@/components/form/form-context";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { RadioCards, type RadioOption } from "@/components/ui/radio-cards";
import { Select, type SelectProps } from "@/components/ui/select";

type Named = { name: string; label: string; help?: ReactNode; optional?: boolean };

/** A line of text with its label, help and errors. */
export function TextField({
  name,
  label,
  help,
  optional,
  className,
  ...rest
}: Named & ComponentProps<"input">) {
  const { id, errors, typed } = useField(name, label);
  return (
    <Field id={id} label={label} help={help} errors={errors} optional={optional} className={className}>
      {(control) => (
        <Input
          {...rest}
          {...control}
          name={name}
          required={!optional}
          defaultValue={typed ?? rest.defaultValue}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextareaField({
  name,
  label,
  help,
  optional,
  className,
  ...rest
}: Named & ComponentProps<"textarea">) {
  const { id, errors, typed } = useField(name, label);
  return (
    <Field id={id} label={label} help={help} errors={errors} optional={optional} className={className}>
      {(control) => (
        <Textarea
          {...rest}
          {...control}
          name={name}
          required={!optional}
          defaultValue={typed ?? rest.defaultValue}
        />
      )}
    </Field>
  );
}

/** One choice from a list. */
export function SelectField({ name, label, help, optional, className, ...rest }: Named & SelectProps) {
  const { id, errors, typed } = useField(name, label);
  return (
    <Field id={id} label={label} help={help} errors={errors} optional={optional} className={className}>
      {(control) => <Select {...rest} {...control} name={name} defaultValue={typed ?? rest.defaultValue} />}
    </Field>
  );
}

type RadioFieldProps = Omit<Named, "optional"> & {
  options: readonly RadioOption[];
  defaultValue?: string;
  columns?: 1 | 2 | 3;
};

/** One choice of a few, each with a sentence of its own. */
export function RadioField({ name, label, help, options, defaultValue, columns }: RadioFieldProps) {
  const { id, errors, typed } = useField(name, label);
  return (
    <div className="grid gap-1.5">
      <RadioCards
        id={id}
        label={label}
        name={name}
        options={options}
        defaultValue={typed ?? defaultValue}
        columns={columns}
        describedBy={errors.length > 0 ? `${id}-error` : undefined}
        invalid={errors.length > 0}
      />
      <FieldError id={`${id}-error`} errors={errors} />
      {help && <p className="text-muted text-xs">{help}</p>}
    </div>
  );
}

type CheckboxFieldProps = Omit<Named, "optional"> & Omit<ComponentProps<"input">, "type">;

/** A choice of yes or no. */
export function CheckboxField({ name, label, help, ...rest }: CheckboxFieldProps) {
  const { id, errors } = useField(name, label);
  return (
    <div>
      <Checkbox
        {...rest}
        id={id}
        name={name}
        label={label}
        help={help}
        aria-invalid={errors.length > 0 || undefined}
      />
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
