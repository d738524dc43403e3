import { CopyButton } from "@/components/ui/copy-button";

/** A text to copy whole, with a label: a key, a link, a command. */
export function SecretLine({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="mb-1 font-medium text-sm">{label}</p>
      <div className="flex items-start gap-2 rounded-md border border-line bg-panel py-1.5 pr-1.5 pl-3">
        <code className="mono min-w-0 flex-1 py-0.5 text-sm leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </code>
        <CopyButton text={text} label={`Copy the ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
