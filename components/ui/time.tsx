"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { dateOnly, exactTime, fullTime, relativeTime } from "@/components/ui/time-text";

type TimeProps = {
  value: Date | string | number;
  /** The company's time zone. */
  zone: string;
  /** `relative` turns into the exact time by itself once the moment is two days away. */
  show?: "relative" | "exact" | "date";
  className?: string;
};

const ticks = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function onTick(tick: () => void) {
  ticks.add(tick);
  ticking ??= setInterval(() => {
    for (const each of ticks) each();
  }, 15_000);
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** A moment in words, with the exact one in the company's time zone on hover and in `datetime`. */
export function Time({ value, zone, show = "relative", className }: TimeProps) {
  const [clock, setClock] = useState(() => ({ now: new Date(), ticked: false }));
  useEffect(
    () => (show === "relative" ? onTick(() => setClock({ now: new Date(), ticked: true })) : undefined),
    [show],
  );
  const moment = new Date(value);
  const words = {
    relative: () => relativeTime(moment, zone, clock.now),
    exact: () => exactTime(moment, zone),
    date: () => dateOnly(moment, zone),
  };
  return (
    // The server's "4 minutes ago" may be the browser's "5 minutes ago". React leaves such a text as it came, so the
    // first tick makes the element anew.
    <time
      key={String(clock.ticked)}
      dateTime={moment.toISOString()}
      title={fullTime(moment, zone)}
      className={cn("figures whitespace-nowrap", className)}
      suppressHydrationWarning
    >
      {words[show]()}
    </time>
  );
}
