"use client";

import { Search, X } from "lucide-react";
import { debounce, parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useEffect, useMemo, useRef, useState, useTransition } from "react";
import { PLACE } from "@/components/data-table/place";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";

type SearchBoxProps = {
  label: string;
  placeholder?: string;
  /** The parameter of the URL. */
  name?: string;
  /** Shorter texts are not searched for. */
  minLength?: number;
  className?: string;
};

/** Searches while one types: the URL follows a moment behind, what was typed stays. `/` brings the focus here. */
export function SearchBox({
  label,
  placeholder,
  name = "fulltext",
  minLength = 1,
  className,
}: SearchBoxProps) {
  const [pending, startTransition] = useTransition();
  const parsers = useMemo(
    () => Object.fromEntries([name, ...PLACE].map((key) => [key, parseAsString])),
    [name],
  );
  const [params, setParams] = useQueryStates(parsers, {
    shallow: false,
    startTransition,
    history: "replace",
  });
  const searched = params[name] ?? "";
  const [text, setText] = useState(searched);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== input.current) setText(searched);
  }, [searched]);

  const tooShort = text.trim().length > 0 && text.trim().length < minLength;

  function search(typed: string, wait: number) {
    const wanted = typed.trim();
    const values: Record<string, string | null> = {
      [name]: wanted.length < minLength ? null : wanted || null,
    };
    for (const key of PLACE) values[key] = null;
    setText(typed);
    setParams(values, wait ? { limitUrlUpdates: debounce(wait) } : undefined);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    search(text, 0);
  }

  function clear() {
    search("", 0);
    input.current?.focus();
  }

  return (
    <form role="search" onSubmit={submit} className={cn("relative w-full sm:w-85", className)}>
      <Search aria-hidden="true" className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
      <Input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder ?? label}
        data-search-box=""
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => search(event.target.value, 250)}
        className="pr-16 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute inset-y-0 right-1.5 flex items-center gap-1 text-muted text-xs">
        {tooShort && `${minLength} characters or more`}
        {pending && <Spinner />}
        {text === "" && <Kbd className="max-sm:hidden">/</Kbd>}
        {text !== "" && (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={clear}
            className="pointer-events-auto inline-grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        )}
      </span>
      <span role="status" className="sr-only">
        {pending ? "Searching" : ""}
      </span>
    </form>
  );
}
