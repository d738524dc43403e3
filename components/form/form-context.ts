"use client";

import { createContext, useContext, useEffect } from "react";

type FormState = {
  formId: string;
  pending: boolean;
  errors: Record<string, string[]>;
  values: Record<string, string>;
  /** The label of each field, so that the summary can name the field. */
  labels: Map<string, string>;
};

export const FormContext = createContext<FormState | undefined>(undefined);

/** Returns the state of the surrounding form. Throws outside of a form. */
export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new Error("A form field stands outside of an ActionForm");
  return form;
}

/** Returns one field's id, its errors, and what was typed into it before. */
export function useField(name: string, label: string) {
  const { formId, errors, values, labels } = useForm();
  useEffect(() => {
    labels.set(name, label);
  }, [labels, name, label]);
  return { id: fieldId(formId, name), errors: errors[name] ?? [], typed: values[name] };
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
