"use client";

import { useForm } from "@/components/form/form-context";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The button that sends the surrounding form. Its words are verb and object, and others while it works. */
export function SubmitButton({ variant = "primary", ...rest }: Omit<ButtonProps, "type" | "pending">) {
  const { pending } = useForm();
  return <Button type="submit" variant={variant} pending={pending} {...rest} />;
}
