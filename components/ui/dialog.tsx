"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

const SHADE = "fixed inset-0 z-40 animate-[fade-in_120ms_ease-out] bg-shade";

type DialogContentProps = {
  title: ReactNode;
  /** A sentence that says what this is about. Screen readers read it out when the dialog opens. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, at the right. The safe one comes first, so that it has the focus. */
  footer?: ReactNode;
  /**
   * The element that gets the focus when the window closes, for when the element that opened it is gone by then, such
   * as an item of a menu.
   */
  opener?: RefObject<HTMLElement | null>;
  className?: string;
};

/** A window above the page. It keeps the focus while it is open and gives it back when it closes. Escape closes it. */
export function DialogContent({
  title,
  description,
  children,
  footer,
  opener,
  className,
}: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={SHADE} />
      <Radix.Content
        className={cn(
          "-translate-x-1/2 fixed top-[12dvh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-24px)] max-w-lg animate-[fade-in_120ms_ease-out] flex-col rounded-xl border border-line bg-canvas shadow-2xl outline-none max-sm:top-4 max-sm:max-h-[92dvh]",
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
        onCloseAutoFocus={(event) => {
          if (!opener?.current) return;
          event.preventDefault();
          opener.current.focus();
        }}
      >
        <div className="px-5 pt-4 pr-14">
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          {description && <Radix.Description className="mt-0.5 text-muted">{description}</Radix.Description>}
        </div>
        <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
        {footer && (
          <div className="flex flex-wrap justify-end gap-2 rounded-b-xl border-line border-t bg-panel px-5 py-3">
            {footer}
          </div>
        )}
        {/* The close button comes last, so that the focus starts in the window's content. */}
        <Radix.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-3 right-3">
            <X aria-hidden="true" />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

/** A panel that slides in from the left, for the sidebar of a phone. */
export function SheetContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={SHADE} />
      <Radix.Content
        aria-describedby={undefined}
        className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-[slide-in_160ms_ease-out] border-line border-r bg-panel shadow-2xl outline-none"
      >
        <Radix.Title className="sr-only">{title}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
