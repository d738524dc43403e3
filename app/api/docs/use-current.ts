import { type RefObject, useEffect, useState } from "react";

/** Returns the id of the operation that is being read, and keeps its link in sight within `list`. */
export function useCurrent(list: RefObject<HTMLElement | null>): string | null {
  const [current, setCurrent] = useState<string | null>(null);

  useEffect(() => {
    // People read in the upper quarter of the window.
    const watcher = new IntersectionObserver(
      (changes) => {
        const entered = changes.findLast(({ isIntersecting }) => isIntersecting);
        if (entered) setCurrent(entered.target.id);
      },
      { rootMargin: "-15% 0px -80% 0px" },
    );
    for (const article of document.querySelectorAll("article[id]")) watcher.observe(article);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    const frame = list.current;
    const link = frame?.querySelector<HTMLElement>("[aria-current]");
    if (!frame || !link) return;
    const { top, bottom } = link.getBoundingClientRect();
    const within = frame.getBoundingClientRect();
    if (top < within.top || bottom > within.bottom)
      frame.scrollBy({ top: top - within.top - within.height / 3 });
  }, [current, list]);

  return current;
}
