"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { PLACE } from "@/components/data-table/place";
import { cn } from "@/components/ui/cn";
import { type Option, Select } from "@/components/ui/select";

type UrlSelectProps = {
  /** The parameter of the URL. */
  name: string;
  label: string;
  options: readonly Option[];
  /** The words for "no filter". Without them one option is always chosen. */
  any?: string;
  /** The option that is chosen when the URL names none. */
  fallback?: string;
  className?: string;
};

/**
 * A filter whose choice is kept in the URL. Choosing goes to the first page, and Back undoes it. A value in the URL
 * that is not among the options is shown too.
 */
export function UrlSelect({ name, label, options, any, fallback = "", className }: UrlSelectProps) {
  const [pending, startTransition] = useTransition();
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [chosen, setChosen] = useOptimistic(current.get(name) ?? fallback);

  const offered = chosen === fallback || options.some(({ value }) => value === chosen);

  function choose(value: string) {
    // The URL may be ahead of the page: a search that is still loading is kept.
    const params = new URLSearchParams(window.location.search);
    if (value === fallback) params.delete(name);
    else params.set(name, value);
    for (const key of PLACE) params.delete(key);
    startTransition(() => {
      setChosen(value);
      router.push(`${pathname}?${params}`, { scroll: false });
    });
  }

  return (
    <Select
      quiet
      aria-label={label}
      aria-busy={pending || undefined}
      options={offered ? options : [...options, { value: chosen, label: `“${chosen}”` }]}
      placeholder={any}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
      className={cn("w-auto", pending && "opacity-60", className)}
    />
  );
}

export const PAGE_SIZES = [25, 50, 100, 250] as const;

/** The choice of how many rows a page shows. */
export function PageSize({ fallback = 25 }: { fallback?: (typeof PAGE_SIZES)[number] }) {
  return (
    <UrlSelect
      name="per_page"
      label="Rows on a page"
      fallback={String(fallback)}
      options={PAGE_SIZES.map((size) => ({ value: String(size), label: `${size} rows` }))}
    />
  );
}
