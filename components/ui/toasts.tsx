"use client";

import { Toaster } from "sonner";
import { useTheme } from "@/components/ui/theme-choice";

/** The place where `toast()` of sonner shows its messages, in the product's colours. */
export function Toasts() {
  const [theme] = useTheme();
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: {
          toast: "!bg-canvas !text-ink !border-line !font-sans !text-sm !rounded-lg",
          description: "!text-muted",
        },
      }}
    />
  );
}
