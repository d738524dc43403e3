"use client";

import { Menu as Lines } from "lucide-react";
import { useState } from "react";
import { Sidebar } from "@/components/shell/sidebar";
import type { ShellProps } from "@/components/shell/types";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger, SheetContent } from "@/components/ui/dialog";

/** The bar at the top of a narrow window. Its button opens the sidebar as a sheet. */
export function MobileBar(props: ShellProps) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-panel px-2 lg:hidden">
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="Open the menu">
            <Lines aria-hidden="true" />
          </Button>
        </DialogTrigger>
        <SheetContent title="Menu">
          <Sidebar {...props} onLeave={() => setOpen(false)} />
        </SheetContent>
      </Dialog>
      <span className="truncate font-semibold">{props.company.name}</span>
    </header>
  );
}
