"use client";

import { useState } from "react";

const LONG = 320;
const SHOWN = 280;

/** What somebody wrote, in his own direction and with his own lines. Long ones are cut short until they are asked for. */
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
