"use client";

import { createContext, useContext, useEffect } from "react";

type FormState = {
  formId: string;
  pending: boolean;
  errors: Record<string, string[]>;
  values: Record<string, string>;
  /** The words of each field's label, so that the summary can name it. */
  labels: Map<string, string>;
};

export const FormContext = createContext<FormState | undefined>(undefined);

/** The state of the form around; throws outside of one. */
export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new Error("A form field stands outside of an ActionForm");
  return form;
}

/** One field's id, errors and what was typed into it before. */
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
