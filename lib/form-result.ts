/** The answer of a form's server action. `values` holds what the person typed, for browsers without JavaScript. */
export type FormResult =
  | { ok: true; message?: string; redirect?: string }
  | { ok: false; errors: Record<string, string[]>; values?: Record<string, string> };

export type FormAction = (previous: FormResult | undefined, data: FormData) => Promise<FormResult>;
