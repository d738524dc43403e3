"use client";

import { DropdownMenu } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Not modal: the page behind stays readable and scrollable while a menu is open. */
export function Menu(props: ComponentProps<typeof DropdownMenu.Root>) {
  return <DropdownMenu.Root modal={false} {...props} />;
}

export const MenuTrigger = DropdownMenu.Trigger;
export const MenuRadioGroup = DropdownMenu.RadioGroup;

const ITEM =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none max-sm:min-h-10 data-disabled:cursor-default data-disabled:text-muted data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:outline-transparent [&_svg]:size-4 [&_svg]:shrink-0";

/** It is rendered where it is opened, not at the end of the page, so that screen readers find it in its place. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Content
      sideOffset={4}
      collisionPadding={8}
      className={cn(
        "z-50 min-w-44 animate-[rise-in_120ms_ease-out] rounded-lg border border-line bg-canvas p-1 shadow-lg",
        className,
      )}
      {...rest}
    />
  );
}

export function MenuItem({
  danger,
  className,
  ...rest
}: ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean }) {
  return <DropdownMenu.Item className={cn(ITEM, danger && "text-red", className)} {...rest} />;
}

export function MenuRadioItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={cn(ITEM, className)} {...rest}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto size-1.5 rounded-full bg-accent" />
    </DropdownMenu.RadioItem>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof DropdownMenu.Label>) {
  return (
    <DropdownMenu.Label
      className={cn("px-2 pt-1.5 pb-1 font-medium text-muted text-xs", className)}
      {...rest}
    />
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
