"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useId, useTransition } from "react";
import { PLACE } from "@/components/data-table/place";
import { Input } from "@/components/ui/input";

/**
 * Two fields for the first and the last day on which a list's rows were created, kept in the URL as `created_at_from`
 * and `created_at_to`.
 */
export function DayFields() {
  return (
    <span className="flex flex-wrap gap-2">
      <DayField name="created_at_from" label="From" />
      <DayField name="created_at_to" label="To" />
    </span>
  );
}

/** A day in the company's time zone. Choosing one goes to the first page, and Back undoes it. */
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
    startTransition(() => router.push(`${pathname}?${params}`, { scroll: false }));
  }

  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      <Input
        // a new day in the URL is shown; a day that is being typed stays
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
