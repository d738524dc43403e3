"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Coming back to a window sends `focus` and `visibilitychange` at once: one refresh for both. */
const TOGETHER_MS = 1_000;

/** Reads the page anew when one comes back to it: somebody else may have changed what it shows. */
export function RefreshOnFocus() {
  const router = useRouter();
  useEffect(() => {
    let last = 0;
    function refresh() {
      if (document.visibilityState !== "visible" || performance.now() - last < TOGETHER_MS) return;
      last = performance.now();
      router.refresh();
    }
    window.addEventListener("focus", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      window.removeEventListener("focus", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router]);
  return null;
}
