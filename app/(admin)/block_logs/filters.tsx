"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useId, useTransition } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { PLACE } from "@/components/data-table/sort-link";
import { UrlSelect } from "@/components/data-table/url-select";
import { SOURCE_WORDS } from "@/components/reasons";
import { Input } from "@/components/ui/input";
import type { Option } from "@/components/ui/select";
import { blockSources } from "@/db/enums";

const actions = [
  { value: "block", label: "Blocks" },
  { value: "unblock", label: "Unblocks" },
];
const sources = blockSources.map((source) => ({ value: source, label: `From ${SOURCE_WORDS[source]}` }));

/** What narrows the trail: each choice stands in the URL. */
export function Filters({ people }: { people: Option[] }) {
  return (
    <>
      <SearchBox name="number" label="A whole number" minLength={7} className="sm:w-52" />
      <UrlSelect name="action" label="Action" any="Any action" options={actions} />
      <UrlSelect name="source" label="Source" any="Any source" options={sources} />
      <UrlSelect name="who" label="Person or token" any="Anybody" options={people} className="max-w-56" />
      <span className="flex flex-wrap gap-2">
        <DayField name="created_at_from" label="From" />
        <DayField name="created_at_to" label="To" />
      </span>
    </>
  );
}

/** A day of the company's time zone; choosing one goes back to the first page. */
function DayField({ name, label }: { name: string; label: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const chosen = current.get(name) ?? "";

  function choose(day: string) {
    const params = new URLSearchParams(current);
    if (day) params.set(name, day);
    else params.delete(name);
    for (const key of PLACE) params.delete(key);
    startTransition(() => router.replace(`${pathname}?${params}`, { scroll: false }));
  }

  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      <Input
        // a new place in the URL is shown; what is being typed is left alone
        key={chosen}
        id={id}
        type="date"
        defaultValue={chosen}
        aria-busy={pending || undefined}
        onChange={({ target }) => (target.value === "" || target.value >= "1900") && choose(target.value)}
        className="w-36 border-line hover:border-field"
      />
    </span>
  );
}
