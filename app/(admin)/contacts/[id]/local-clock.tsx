"use client";

import { useEffect, useState } from "react";

/** What the clocks of a time zone show now. */
export function LocalClock({ zone }: { zone: string }) {
  const [clock, setClock] = useState(() => ({ now: new Date(), ticks: 0 }));
  useEffect(() => {
    const timer = setInterval(() => setClock(({ ticks }) => ({ now: new Date(), ticks: ticks + 1 })), 15_000);
    return () => clearInterval(timer);
  }, []);
  return (
    // The browser's minute may be the next one; the first tick makes the element anew.
    <time key={clock.ticks} dateTime={clock.now.toISOString()} className="figures" suppressHydrationWarning>
      {new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
        clock.now,
      )}
    </time>
  );
}
