import { unstable_rethrow } from "next/navigation";
import type { FormResult } from "@/lib/form-result";
import { pageContext, type PageContext } from "./context";
import { translate } from "./error-statuses";

/** What a form's action may say beside what it answers. */
type Said = { message?: string; redirect?: string };

/**
 * Makes a form's server action of a verb: the context of who is signed in, the form's fields as text, and what the verb
 * throws as errors beside the fields. `run` calls the verb and says what to show.
 */
export function action<Answer extends object>(
  run: (ctx: PageContext, fields: FormFields) => Promise<Answer & Said>,
) {
  return openAction(async (fields) => run(await pageContext(), fields));
}

/** As `action`, for the pages that anyone may see: setting a password. */
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
      return { ok: false, errors: translate(error).errors, values };
    }
  };
}

/** Fields whose text is not sent back when something was wrong. */
const SECRET = /password|auth_token/;

/** A submitted form: text by field name. */
export class FormFields {
  constructor(private readonly data: FormData) {}

  /** The field's text, trimmed; empty when absent. */
  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value.trim() : "";
  }

  /** As `text`, undefined when empty. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** As it was typed: for passwords. */
  secret(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value : "";
  }

  /** All values of a field that may be ticked several times. */
  all(name: string): string[] {
    return this.data.getAll(name).filter((value) => typeof value === "string");
  }

  /** The list or record that the page wrote into a field; undefined when it is none. */
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
