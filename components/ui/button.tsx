import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";

export const buttonLook = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-100 select-none active:translate-y-px disabled:active:translate-y-0 aria-disabled:cursor-default aria-disabled:active:translate-y-0 disabled:cursor-default disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-ink bg-ink text-canvas hover:bg-ink/88",
        secondary: "border-line bg-canvas text-ink hover:border-field/60 hover:bg-hover",
        ghost: "border-transparent text-muted hover:bg-hover hover:text-ink",
        danger: "border-red-solid bg-red-solid text-white hover:bg-red-solid/90",
      },
      size: {
        sm: "h-7 px-2 text-xs max-sm:h-9 max-sm:px-3",
        md: "h-8 px-3 text-sm max-sm:h-10 max-sm:px-4",
        icon: "size-8 text-sm max-sm:size-10",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonLook> & {
    /** Whether it is working: it then says so, ignores a second press and keeps the focus. */
    pending?: boolean;
    /** Its words while it is working: "Blocking 9,812 numbers…". */
    pendingText?: string;
    /** Gives the look to the only child, for instance a `<Link>`. */
    asChild?: boolean;
  };

export function Button({
  variant,
  size,
  pending = false,
  pendingText,
  asChild = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const look = cn(buttonLook({ variant, size }), pending && "opacity-70", className);
  if (asChild) {
    return (
      <Slot.Root className={look} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={look}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {pending && <Spinner />}
      {pending && pendingText ? pendingText : children}
    </button>
  );
}
