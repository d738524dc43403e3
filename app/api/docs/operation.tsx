import { Article } from "./article";
import { CodeBlock } from "./code-block";
import { Fields } from "./fields";
import { Method } from "./method";
import type { Answer, Entry, Place } from "./reference";
import { Text } from "./text";

/** One operation: what it does, takes and answers. Beside it are a line of curl and an answer. */
export function Operation({ entry }: { entry: Entry }) {
  const { id, method, path, summary, description, answers, failures } = entry;
  return (
    <Article id={id} title={summary} beside={<Examples entry={entry} />}>
      <p className="mt-1 flex items-baseline gap-2">
        <Method>{method}</Method>
        <code className="[overflow-wrap:anywhere]">{path}</code>
      </p>
      <Text className="mt-2 grid gap-2">{description}</Text>
      {entry.places.map((place) => (
        <InPlace key={place.title} place={place} />
      ))}
      <h4 className="mt-5 font-medium">Answers</h4>
      <div className="mt-1 grid">
        {answers.map((answer) => (
          <AnswerDetails key={answer.status} answer={answer} />
        ))}
      </div>
      <p className="border-line border-t py-2">
        <span className="text-muted">Fails as others do: </span>
        {failures.map((status, place) => (
          <span key={status}>
            {place > 0 && " · "}
            <a href={`#failure-${status}`} className="mono text-accent underline-offset-2 hover:underline">
              {status}
            </a>
          </span>
        ))}
      </p>
    </Article>
  );
}

function InPlace({ place: { title, note, fields } }: { place: Place }) {
  return (
    <section className="mt-5">
      <h4 className="font-medium">{title}</h4>
      {note && <p className="mt-1 text-muted [overflow-wrap:anywhere]">{note}</p>}
      <Fields fields={fields} />
    </section>
  );
}

/** The answer with one status. It opens to show the fields, when there are any. */
function AnswerDetails({ answer: { status, description, types, fields } }: { answer: Answer }) {
  const words = (
    <>
      <span className="mono mr-2 font-medium">{status}</span>
      {description}
    </>
  );
  const row = "border-line border-t py-2 first:border-t-0";
  if (fields.length === 0)
    return (
      <p className={row}>
        {words} {types.length > 0 && <span className="text-muted">{types.join(", ")}</span>}
      </p>
    );
  return (
    <details className={row}>
      <summary className="hover:text-accent">{words}</summary>
      <div className="mt-1 ml-1 border-line border-l pl-4">
        <Fields fields={fields} />
      </div>
    </details>
  );
}

function Examples({ entry: { summary, answers, curl } }: { entry: Entry }) {
  const answer = answers.find(({ example }) => example !== undefined);
  return (
    <>
      <CodeBlock title="curl" of={summary} text={curl} />
      {answer?.example && <CodeBlock title={`Answer ${answer.status}`} of={summary} text={answer.example} />}
    </>
  );
}
