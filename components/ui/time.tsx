"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { dateOnly, exactTime, fullTime, relativeTime } from "@/components/ui/time-text";

type TimeProps = {
  value: Date | string | number;
  /** The company's time zone. */
  zone: string;
  /** `relative` changes to the exact time by itself once the moment is two days old. */
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

/** A moment in words. The exact moment in the company's time zone is shown on hover and is in `datetime`. */
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
    // The server's "4 minutes ago" may be "5 minutes ago" in the browser. React keeps the server's text, so the first
    // tick makes a new element.
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
