"use client";

import { useEffect, useState } from "react";

/** Shows the time of day in a time zone now. */
export function LocalClock({ zone }: { zone: string }) {
  const [clock, setClock] = useState(() => ({ now: new Date(), ticks: 0 }));
  useEffect(() => {
    const timer = setInterval(() => setClock(({ ticks }) => ({ now: new Date(), ticks: ticks + 1 })), 15_000);
    return () => clearInterval(timer);
  }, []);
  return (
    // The browser may already be in the next minute, so the first tick makes a new element.
    <time key={clock.ticks} dateTime={clock.now.toISOString()} className="figures" suppressHydrationWarning>
      {new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
        clock.now,
      )}
    </time>
  );
}
