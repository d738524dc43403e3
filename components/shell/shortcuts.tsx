"use client";

import { useRouter } from "next/navigation";
import { Fragment, useEffect, useRef, useState } from "react";
import type { NavGroup } from "@/components/shell/types";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const SECOND_KEY_WITHIN_MS = 1500;

/**
 * Keyboard shortcuts: `/` goes to the search box, `g` and a letter go to a page, `?` shows this list. Keys typed into a
 * field are left alone.
 */
export function Shortcuts({ groups }: { groups: readonly NavGroup[] }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const wentAt = useRef(0);
  const links = groups.flatMap((group) => group.links).filter((link) => link.key);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isForAnother(event)) return;
      const going = Date.now() - wentAt.current < SECOND_KEY_WITHIN_MS;
      wentAt.current = 0;
      const link = going && links.find(({ key }) => key === event.key);
      if (link) router.push(link.href);
      else if (event.key === "g") wentAt.current = Date.now();
      else if (event.key === "?") setOpen(true);
      else if (event.key !== "/" || !focusSearch()) return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [links, router]);

  const rows: [string[], string][] = [
    [["/"], "Search on this page"],
    ...links.map((link): [string[], string] => [["g", link.key ?? ""], `Go to ${link.label}`]),
    [["?"], "This list"],
    [["Esc"], "Close what is open"],
  ];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogContent title="Keyboard">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
          {rows.map(([keys, words]) => (
            <Fragment key={words}>
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}

function isForAnother(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null
  );
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>("[data-search-box]");
  box?.focus();
  box?.select();
  return box !== null;
}
