"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { FILTER_NAMES } from "../names";

const TYPING_MS = 350;

/**
 * Keeps the fields of a filter in the URL, a moment behind the typing. `version` grows when the URL was changed by somebody
 * else, a link for instance: then the fields are to be made anew from it.
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
  useEffect(() => () => clearTimeout(timer.current), []);

  if (current !== known && !counting) {
    setKnown(current);
    setVersion(version + 1);
    setIncomplete(false);
  }

  function go(params: URLSearchParams) {
    clearTimeout(timer.current);
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
    setKnown(params.toString());
    go(params);
  }

  function follow({ currentTarget }: FormEvent<HTMLElement>) {
    const form = currentTarget.closest("form");
    clearTimeout(timer.current);
    if (form) timer.current = setTimeout(() => write(form), TYPING_MS);
  }

  function clear() {
    const params = new URLSearchParams(window.location.search);
    for (const name of FILTER_NAMES) params.delete(name);
    go(params);
  }

  const narrowed = FILTER_NAMES.some((name) => new URLSearchParams(current).get(name));
  return { version, counting, incomplete, narrowed, follow, clear };
}

/** The field with a date without its time, say, which the browser would send as nothing. */
export function halfTyped(form: HTMLFormElement): HTMLInputElement | undefined {
  const inputs = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  return inputs.find((input) => input.validity.badInput);
}
