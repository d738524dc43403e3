"use client";

import { ChevronDown } from "lucide-react";
import { useQueryState } from "nuqs";
import { useRef } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Method } from "./method";
import { useCurrent } from "./use-current";

/** An operation, or a record. A record has neither method nor path. */
export type Listed = { id: string; method: string; path: string; summary: string };
export type ListedGroup = { name: string; slug: string; entries: Listed[] };

/**
 * The operations under their tags, filtered by the typed text. On a narrow window the list opens from the bar at the
 * top.
 */
export function Contents({ title, groups }: { title: string; groups: ListedGroup[] }) {
  const [fulltext, setFulltext] = useQueryState("fulltext", { defaultValue: "" });
  const bar = useRef<HTMLDetailsElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const current = useCurrent(list);
  const found = narrow(groups, fulltext);
  const leave = () => bar.current?.removeAttribute("open");

  function goToFirst() {
    const [first] = found.flatMap(({ entries }) => entries);
    if (first) location.hash = first.id;
    leave();
  }

  return (
    <details
      ref={bar}
      className="group lg:h-dvh lg:[&::details-content]:flex lg:[&::details-content]:h-full lg:[&::details-content]:flex-col lg:[&::details-content]:[content-visibility:visible]"
    >
      <summary className="flex h-12 items-center gap-2 px-4 outline-offset-[-2px] lg:supports-[selector(::details-content)]:hidden">
        <span className="font-semibold">{title}</span>
        <span className="ml-auto text-muted text-sm">Contents</span>
        <ChevronDown aria-hidden="true" className="size-4 text-muted group-open:rotate-180" />
      </summary>
      <p className="hidden px-4 pt-4 pb-1 font-semibold lg:block">{title}</p>
      {/* Without script the form loads the page again, which lists what was found. */}
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          goToFirst();
        }}
        className="relative px-2 py-2"
      >
        <Input
          type="search"
          name="fulltext"
          data-search-box
          aria-label="Filter the operations"
          placeholder="Filter"
          value={fulltext}
          onChange={(event) => setFulltext(event.target.value || null)}
          className="pr-8"
        />
        {fulltext === "" && <Kbd className="-translate-y-1/2 absolute top-1/2 right-4 max-lg:hidden">/</Kbd>}
      </form>
      <div
        ref={list}
        className="overflow-y-auto px-2 pb-4 max-lg:max-h-[calc(100dvh-6.5rem)] lg:min-h-0 lg:flex-1"
      >
        <nav aria-label="Contents">
          {found.map(({ name, slug, entries }) => (
            <section key={slug} className="pt-1">
              <h2 className="px-2 pt-2 pb-1 font-medium text-muted text-xs">
                <a href={`#${slug}`} onClick={leave} className="hover:text-ink hover:underline">
                  {name}
                </a>
              </h2>
              <ul className="grid gap-px">
                {entries.map(({ id, method, summary }) => (
                  <li key={id}>
                    <a
                      href={`#${id}`}
                      onClick={leave}
                      aria-current={current === id ? "location" : undefined}
                      className="flex items-baseline gap-2 rounded-md px-2 py-1 text-sm leading-5 outline-offset-[-2px] hover:bg-hover aria-[current]:bg-accent-soft max-lg:py-2.5"
                    >
                      {method && <Method className="w-12">{method}</Method>}
                      <span className="min-w-0">{summary}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <p role="status" className="px-2 py-2 text-muted text-sm empty:hidden">
          {found.length === 0 && `No operation has “${fulltext}” in its method, path or words.`}
        </p>
      </div>
    </details>
  );
}

/** Returns the entries that have every word of the text in their method, path, words or name. */
function narrow(groups: ListedGroup[], text: string): ListedGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ id, method, path, summary }) => {
        const own = `${method} ${path} ${summary} ${id} ${group.name}`.toLowerCase();
        return words.every((word) => own.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
