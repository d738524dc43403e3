"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { useMayRefresh } from "@/components/form/not-done";

/** Fetches the page's data every `everyMs` while the page is shown. A window in the background does not fetch. */
export function AutoRefresh({ everyMs = 1000 }: { everyMs?: number }) {
  const router = useRouter();
  const may = useMayRefresh();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (pending) return;
    const refresh = () => may() && startTransition(() => router.refresh());
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [pending, everyMs, router, may]);
  return null;
}
