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
  /** A text shorter than this is not searched for. */
  minLength?: number;
  className?: string;
};

/**
 * Searches during typing. The URL follows a moment behind, the typed text stays, and Back undoes the search as a whole.
 * The key `/` brings the focus here.
 */
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
  const [params, setParams] = useQueryStates(parsers, { shallow: false, startTransition });
  const searched = params[name] ?? "";
  const [text, setText] = useState(searched);
  const input = useRef<HTMLInputElement>(null);
  /** The search in the URL when the typing began. */
  const before = useRef(searched);
  useEffect(() => {
    if (document.activeElement !== input.current) setText(searched);
  }, [searched]);
  useEffect(() => {
    const goThere = () => setText((before.current = inUrl(name)));
    window.addEventListener("popstate", goThere);
    return () => window.removeEventListener("popstate", goThere);
  }, [name]);

  const tooShort = text.trim().length > 0 && text.trim().length < minLength;

  function search(typed: string, wait: number) {
    const wanted = typed.trim().length < minLength ? "" : typed.trim();
    const now = inUrl(name);
    // The first change makes an entry in the history; later changes of the same typing replace that entry.
    const history = now === before.current && wanted !== now ? "push" : "replace";
    const limitUrlUpdates = wait ? debounce(wait) : undefined;
    setText(typed);
    setParams({ [name]: wanted || null }, { history, limitUrlUpdates });
    // Each parameter is written to the URL by itself, so several that push would make several entries.
    const placed = PLACE.filter((key) => params[key] !== null).map((key) => [key, null] as const);
    if (placed.length > 0) setParams(Object.fromEntries(placed), { history: "replace", limitUrlUpdates });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    search(text, 0);
    before.current = text.trim();
  }

  function clear() {
    before.current = inUrl(name);
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
        onFocus={() => (before.current = inUrl(name))}
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

/** The value in the URL now. The URL may be ahead of the page. */
const inUrl = (name: string) => new URLSearchParams(window.location.search).get(name) ?? "";
