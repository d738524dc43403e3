import type { ReactNode } from "react";

/** Renders the Markdown of the document: paragraphs, **bold** and `code`. */
export function Text({ children, className }: { children: string; className?: string }) {
  return (
    <div className={className}>
      {children.split("\n\n").map((paragraph) => (
        <p key={paragraph}>{lineOf(paragraph)}</p>
      ))}
    </div>
  );
}

/** Renders one paragraph of it. */
export function lineOf(text: string): ReactNode {
  const parts = text.split(/(\*\*.+?\*\*|`.+?`)/);
  return parts.map((part, place) => {
    const key = `${place} ${part}`;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    return part;
  });
}
