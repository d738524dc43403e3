import { document, resolved } from "./document";
import { exampleOf } from "./example";
import { answered, type Group } from "./reference";
import { recordName } from "./schema";
import { type Field, fieldsOf } from "./words";

/** A record that answers hold. The page describes each record once. */
export type Told = { name: string; words: string; description?: string; fields: Field[]; example: string };

/** Returns the records that the answers of these operations hold, in the order of the document. */
export function readRecords(groups: Group[]): Told[] {
  const answers = groups.flatMap(({ entries }) => entries.flatMap((entry) => entry.answers));
  const named = new Set(answers.flatMap(({ fields }) => fields.flatMap(recordsIn)));
  return Object.entries(document.components.schemas)
    .filter(([name]) => named.delete(recordName(name)))
    .map(([name, schema]) => told(recordName(name), resolved(schema)));
}

const recordsIn = ({ record, fields }: Field): string[] => [
  ...(record === undefined ? [] : [record]),
  ...fields.flatMap(recordsIn),
];

function told(name: string, schema: ReturnType<typeof resolved>): Told {
  return {
    name,
    words: name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    description: schema.description,
    fields: fieldsOf(schema).map(answered),
    example: JSON.stringify(exampleOf(schema), null, 2),
  };
}
