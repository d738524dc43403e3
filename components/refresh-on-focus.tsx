"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useMayRefresh } from "@/components/form/not-done";

/** A return to a window fires `focus` and `visibilitychange` at once; one refresh serves both. */
const TOGETHER_MS = 1_000;

/** Refreshes the page when a person returns to its window, because others may have changed what it shows. */
export function RefreshOnFocus() {
  const router = useRouter();
  const may = useMayRefresh();
  useEffect(() => {
    let last = 0;
    function refresh() {
      if (!may() || performance.now() - last < TOGETHER_MS) return;
      last = performance.now();
      router.refresh();
    }
    window.addEventListener("focus", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      window.removeEventListener("focus", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router, may]);
  return null;
}
