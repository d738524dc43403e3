import { document, resolved } from "./document";
import { exampleOf } from "./example";
import { answered, type Group } from "./reference";
import { recordName } from "./schema";
import { type Field, fieldsOf } from "./words";

/** What answers hold, each told once. */
export type Told = { name: string; words: string; description?: string; fields: Field[]; example: string };

/** The records that the answers of these operations hold, in the order in which they first do. */
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
