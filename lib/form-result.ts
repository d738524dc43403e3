/** What a form's server action answers. `values` is what was typed, for browsers without JavaScript. */
export type FormResult =
  | { ok: true; message?: string; redirect?: string }
  | { ok: false; errors: Record<string, string[]>; values?: Record<string, string> };

export type FormAction = (previous: FormResult | undefined, data: FormData) => Promise<FormResult>;
