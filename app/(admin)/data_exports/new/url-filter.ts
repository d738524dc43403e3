"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FocusEvent, type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { FILTER_NAMES } from "../names";

const TYPING_MS = 350;

/**
 * Keeps the fields of a filter in the URL, a moment behind the typing. `version` grows when the fields must be made
 * new: from a URL that changed otherwise, for instance by a link, or `blank` once they are cleared.
 */
export function useUrlFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams().toString();
  const [counting, startTransition] = useTransition();
  const [known, setKnown] = useState(current);
  const [version, setVersion] = useState(0);
  const [incomplete, setIncomplete] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fields = useRef<HTMLDivElement>(null);
  const [blank, setBlank] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The button that cleared the fields is gone, and the focus with it.
    if (blank) fields.current?.querySelector("input")?.focus();
  }, [blank, version]);

  if (current !== known && !counting) {
    setKnown(current);
    remake(false);
  }

  function remake(empty: boolean) {
    setVersion(version + 1);
    setBlank(empty);
    setIncomplete(false);
  }

  function go(params: URLSearchParams) {
    clearTimeout(timer.current);
    setKnown(params.toString());
    startTransition(() => router.replace(`${pathname}?${params}`, { scroll: false }));
  }

  function write(form: HTMLFormElement) {
    const params = new URLSearchParams(window.location.search);
    const data = new FormData(form);
    for (const name of FILTER_NAMES) {
      const value = data.get(name);
      if (typeof value === "string" && value.trim()) params.set(name, value);
      else params.delete(name);
    }
    setIncomplete(halfTyped(form) !== undefined);
    go(params);
  }

  function follow({ currentTarget }: FormEvent<HTMLElement>) {
    const form = currentTarget.closest("form");
    clearTimeout(timer.current);
    if (form) timer.current = setTimeout(() => write(form), TYPING_MS);
  }

  /** Looks for a half-typed date when its field is left, because the browser does not report one as a change. */
  function leave({ currentTarget }: FocusEvent<HTMLElement>) {
    const form = currentTarget.closest("form");
    setIncomplete(form !== null && halfTyped(form) !== undefined);
  }

  function clear() {
    const params = new URLSearchParams(window.location.search);
    for (const name of FILTER_NAMES) params.delete(name);
    remake(true);
    go(params);
  }

  const narrowed = FILTER_NAMES.some((name) => new URLSearchParams(current).get(name));
  return { version, blank, counting, incomplete, narrowed, fields, follow, leave, clear };
}

/** Returns a field that is half typed, such as a date without its time. The browser would send it as empty. */
export function halfTyped(form: HTMLFormElement): HTMLInputElement | undefined {
  const inputs = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  return inputs.find((input) => input.validity.badInput);
}
