import { Article } from "./article";
import { CodeBlock } from "./code-block";
import { Fields } from "./fields";
import type { Told } from "./records";
import { Text } from "./text";

/** One record of the answers: its fields and an example. */
export function RecordArticle({ told: { name, words, description, fields, example } }: { told: Told }) {
  return (
    <Article id={name} title={words} beside={<CodeBlock title="Example" of={words} text={example} />}>
      {description && <Text className="mt-2 mb-2">{description}</Text>}
      <Fields fields={fields} />
    </Article>
  );
}
