"use client";

import { useState } from "react";

const LONG = 320;
const SHOWN = 280;

/**
 * A text that a person wrote, in its own writing direction and with its own lines. A long text is cut short until the
 * reader opens it.
 */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const letters = Array.from(text);
  const long = letters.length > LONG;
  return (
    <>
      <span dir="auto" className="block text-left whitespace-pre-line [overflow-wrap:anywhere]">
        {long && !open ? `${letters.slice(0, SHOWN).join("").trimEnd()}…` : text}
      </span>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="rounded-sm text-muted text-xs underline underline-offset-2 hover:text-ink"
        >
          {open ? "Show less" : "Show all"}
        </button>
      )}
    </>
  );
}
