"use client";

import { useForm } from "@/components/form/form-context";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The button that sends the form around: verb and object, and what it says while it works. */
export function SubmitButton({ variant = "primary", ...rest }: Omit<ButtonProps, "type" | "pending">) {
  const { pending } = useForm();
  return <Button type="submit" variant={variant} pending={pending} {...rest} />;
}
