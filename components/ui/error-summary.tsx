"use client";

import { useEffect, useRef } from "react";

export type SummaryError = { text: string; fieldId?: string };

/** Everything that is wrong with a form, with links to the fields. Takes the focus when it appears. */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  const heading =
    title ?? (errors.length === 1 ? "One thing to correct" : `${errors.length} things to correct`);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-lg border border-red/40 bg-red-soft px-4 py-3 text-sm focus:outline-2 focus:outline-accent focus:outline-offset-2"
    >
      <p className="font-semibold text-red">{heading}</p>
      <ul className="mt-1 grid gap-0.5">
        {errors.map((error) => (
          <li key={`${error.fieldId}${error.text}`}>
            {error.fieldId ? (
              <a
                href={`#${error.fieldId}`}
                className="underline underline-offset-2 hover:no-underline"
                onClick={jump}
              >
                {error.text}
              </a>
            ) : (
              error.text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function jump(event: React.MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const control = field.matches("fieldset") ? field.querySelector<HTMLElement>("input") : field;
  control?.focus();
}
