import { Part } from "./article";
import { CodeBlock } from "./code-block";
import type { Answer } from "./reference";

/** Says once what every request may fail with. */
export function Failures({ failures }: { failures: Answer[] }) {
  const example = failures.find(({ status }) => status === 422)?.example;
  return (
    <Part id="failures" title="Failures">
      <div className="grid gap-x-8 gap-y-5 border-line border-t pt-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <dl className="text-sm">
          {failures.map(({ status, description }) => (
            <div
              key={status}
              id={`failure-${status}`}
              className="flex scroll-mt-14 gap-3 border-line border-b py-2 target:bg-accent-soft last:border-b-0"
            >
              <dt className="mono w-10 shrink-0 font-medium">{status}</dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
        {example && <CodeBlock title="Answer 422" of="a failure" text={example} />}
      </div>
    </Part>
  );
}
