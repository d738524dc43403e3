import { unstable_rethrow } from "next/navigation";
import { Unauthenticated } from "@/lib/errors";
import type { FormResult } from "@/lib/form-result";
import { type PageContext, sessionContext } from "./context";
import { translate } from "./error-statuses";

/** What a form's action may add to its answer. */
type Said = { message?: string; redirect?: string };

/**
 * Makes a form's server action from a verb. It builds the context of the signed-in person, reads the form's fields as
 * text, and turns what the verb throws into errors beside the fields. `run` calls the verb and returns what to show.
 */
export function action<Answer extends object>(
  run: (ctx: PageContext, fields: FormFields) => Promise<Answer & Said>,
) {
  return openAction(async (fields) => run(await sessionContext(), fields));
}

/** As `action`, for pages that anyone may see, such as the one that sets a password. */
export function openAction<Answer extends object>(run: (fields: FormFields) => Promise<Answer & Said>) {
  return async (
    _previous: FormResult | undefined,
    data: FormData,
  ): Promise<({ ok: true } & Answer & Said) | Extract<FormResult, { ok: false }>> => {
    try {
      return { ok: true, ...(await run(new FormFields(data))) };
    } catch (error) {
      unstable_rethrow(error);
      const values = Object.fromEntries(
        [...data].filter(
          (pair): pair is [string, string] => typeof pair[1] === "string" && !SECRET.test(pair[0]),
        ),
      );
      const notDone = error instanceof Unauthenticated ? "signed_out" : undefined;
      return { ok: false, errors: translate(error).errors, values, notDone };
    }
  };
}

/** Fields whose text is not sent back when the form has errors. */
const SECRET = /password|auth_token/;

/** A submitted form: text by field name. */
export class FormFields {
  constructor(private readonly data: FormData) {}

  /** Returns the field's text, trimmed; empty when absent. */
  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value.trim() : "";
  }

  /** As `text`, but returns undefined when empty. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** Returns the text as it was typed: for passwords. */
  secret(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value : "";
  }

  /** Returns all values of a field that may be ticked several times. */
  all(name: string): string[] {
    return this.data.getAll(name).filter((value) => typeof value === "string");
  }

  /** Returns the list or record that the page wrote into a field; undefined when there is none. */
  json(name: string): unknown {
    try {
      return JSON.parse(this.text(name));
    } catch {
      return undefined;
    }
  }

  has(name: string): boolean {
    return this.data.has(name);
  }
}
