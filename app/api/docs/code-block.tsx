import { CopyButton } from "@/components/ui/copy-button";

/** A text to copy: a line for a shell, an answer. Long ones scroll. */
export function CodeBlock({ title, of, text }: { title: string; of: string; text: string }) {
  const label = `${title} of ${of}`;
  return (
    <figure className="min-w-0 self-start rounded-md border border-line bg-panel">
      <figcaption className="flex items-center justify-between gap-2 border-line border-b py-0.5 pr-1 pl-3 text-muted text-xs">
        {title}
        <CopyButton text={text} label={`Copy the ${label.charAt(0).toLowerCase()}${label.slice(1)}`} />
      </figcaption>
      <pre
        // A part that scrolls must be reachable by the keyboard.
        tabIndex={0}
        role="region"
        aria-label={label}
        className="mono max-h-80 overflow-auto px-3 py-2 text-xs leading-5 outline-offset-[-2px] [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {text}
      </pre>
    </figure>
  );
}
