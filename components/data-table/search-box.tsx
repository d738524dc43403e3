"use client";

import { Search } from "lucide-react";
import { debounce, parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { PLACE } from "@/components/data-table/sort-link";
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
  const [params, setParams] = useQueryStates(
    Object.fromEntries([name, ...PLACE].map((key) => [key, parseAsString])),
    { shallow: false, startTransition, history: "replace" },
  );
  const searched = params[name] ?? "";
  const [text, setText] = useState(searched);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== input.current) setText(searched);
  }, [searched]);

  function search(typed: string, wait: number) {
    const wanted = typed.trim();
    if (wanted.length > 0 && wanted.length < minLength) return;
    const values: Record<string, string | null> = { [name]: wanted || null };
    for (const key of PLACE) values[key] = null;
    setParams(values, wait ? { limitUrlUpdates: debounce(wait) } : undefined);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    search(text, 0);
  }

  const tooShort = text.trim().length > 0 && text.trim().length < minLength;
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
        onChange={(event) => {
          setText(event.target.value);
          search(event.target.value, 250);
        }}
        className="pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-muted text-xs">
        {pending ? (
          <Spinner />
        ) : tooShort ? (
          `${minLength} characters or more`
        ) : (
          <Kbd className="max-sm:hidden">/</Kbd>
        )}
      </span>
      <span role="status" className="sr-only">
        {pending ? "Searching" : ""}
      </span>
    </form>
  );
}
