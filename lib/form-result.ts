/**
 * Why an action did not answer: nobody is signed in, this computer has no connection, the server gave no answer, or the
 * page is older than the server. All but `no_answer` mean that nothing was done.
 */
export type NotDone = "signed_out" | "no_connection" | "no_answer" | "old_page";

/** The answer of a form's server action. `values` holds what the person typed, for browsers without JavaScript. */
export type FormResult =
  | { ok: true; message?: string; redirect?: string }
  | { ok: false; errors: Record<string, string[]>; values?: Record<string, string>; notDone?: NotDone };

export type FormAction = (previous: FormResult | undefined, data: FormData) => Promise<FormResult>;
