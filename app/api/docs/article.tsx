import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { fieldsLook } from "./fields";

type ArticleProps = { id: string; title: string; beside: ReactNode; children: ReactNode };

/** One entry of the reference under its anchor, with text to copy beside it. */
export function Article({ id, title, beside, children }: ArticleProps) {
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-12 gap-x-8 gap-y-5 border-line border-t py-7 lg:scroll-mt-0 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]"
    >
      <div className={cn("min-w-0 text-sm", fieldsLook)}>
        <h3 id={`${id}-title`} className="font-semibold text-lg">
          <a href={`#${id}`} className="underline-offset-2 hover:underline">
            {title}
          </a>
        </h3>
        {children}
      </div>
      <div className="grid min-w-0 content-start gap-3 self-start xl:sticky xl:top-7">{beside}</div>
    </article>
  );
}

/** A part of the reference with its heading. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="scroll-mt-14 pb-3 font-semibold text-xl tracking-tight lg:scroll-mt-5">
        {title}
      </h2>
      {children}
    </section>
  );
}
