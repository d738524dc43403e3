"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { useTransition } from "react";
import { toast } from "sonner";
import { usePerform } from "@/components/form/not-done";
import type { ShellCompany, ShellProps } from "@/components/shell/types";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import { Spinner } from "@/components/ui/spinner";

/** The company's name; with several companies, a menu that switches between them. */
export function CompanySwitch({
  company,
  companies,
  switchCompany,
}: Pick<ShellProps, "company" | "companies" | "switchCompany">) {
  const [pending, startTransition] = useTransition();
  const perform = usePerform();

  function change(id: number) {
    startTransition(async () => {
      const answer = await perform(async () => {
        await switchCompany(id);
        return { ok: true as const };
      }, "company not switched");
      if (!answer.ok) toast.error(Object.values(answer.errors).flat().join("; "));
    });
  }

  if (companies.length < 2) {
    return (
      <p className="flex items-center gap-2 px-2 py-1.5">
        <CompanyName company={company} />
      </p>
    );
  }
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Company: ${company.name}. Switch company`}
        className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left outline-offset-[-2px] hover:bg-hover data-[state=open]:bg-hover"
      >
        <CompanyName company={company} />
        {pending ? (
          <Spinner className="ml-auto shrink-0 text-muted" />
        ) : (
          <ChevronsUpDown aria-hidden="true" className="ml-auto size-4 shrink-0 text-muted" />
        )}
      </MenuTrigger>
      <MenuContent align="start" className="w-52">
        <MenuLabel>Companies</MenuLabel>
        {companies.map((other) => (
          <MenuItem key={other.id} onSelect={() => change(other.id)}>
            <span className="truncate">{other.name}</span>
            {other.id === company.id && <Check aria-label="(here)" className="ml-auto size-4" />}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

function CompanyName({ company }: { company: ShellCompany }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="grid size-6 shrink-0 place-items-center rounded-md bg-accent font-semibold text-on-accent text-xs"
      >
        {initials(company.name)}
      </span>
      <span className="truncate font-semibold">{company.name}</span>
    </>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
}
