import { type Answered, type Content, type Described, document, type Parameter, resolved } from "./document";
import { answerOf } from "./example";
import { type Field, fieldOf, fieldsOf } from "./words";

/**
 * The fields in one place of a request. Their types leave out null, because leaving a field out means the same and is
 * simpler.
 */
export type Place = { title: string; note?: string; fields: Field[] };
export type Answer = {
  status: number;
  description: string;
  types: string[];
  fields: Field[];
  example?: string;
};
export type Entry = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  places: Place[];
  /** The answers that only this operation has. */
  answers: Answer[];
  /** The statuses of the failures that it shares with other operations. */
  failures: number[];
  curl: string;
};
export type Group = { name: string; entries: Entry[] };

/** Returns the operations under their tags, in the document's order. */
export function readGroups(): Group[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method, described })),
  );
  return document.tags.map(({ name }) => ({
    name,
    entries: all.filter(({ described }) => described.tags.includes(name)).map(entryOf),
  }));
}

/** Returns the failures that every request may have, each status once. */
export function readFailures(): Answer[] {
  const failures = new Map<number, Answer>();
  for (const [name, said] of Object.entries(document.components.responses)) {
    const status = Number(/\d+/.exec(name)?.[0]);
    if (!failures.has(status)) failures.set(status, answer(status, said));
  }
  return [...failures.values()].sort((a, b) => a.status - b.status);
}

function entryOf({ path, method, described }: { path: string; method: string; described: Described }): Entry {
  const { operationId, summary, description, responses } = described;
  const answers = Object.entries(responses).map(([status, said]) => ({ status: Number(status), said }));
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    places: placesOf(described),
    answers: answers.flatMap(({ status, said }) => ("$ref" in said ? [] : [answer(status, said)])),
    failures: answers.filter(({ said }) => "$ref" in said).map(({ status }) => status),
    curl: described["x-codeSamples"][0].source,
  };
}

const TITLES: Record<string, string> = {
  path: "In the path",
  query: "In the query",
  header: "In the headers",
};

function placesOf({ parameters = [], requestBody }: Described): Place[] {
  const inIts = Object.entries(TITLES).map(([place, title]) => ({
    title,
    fields: parameters.filter((one) => one.in === place).map(parameterField),
  }));
  const above = new Set(parameters.map(({ name }) => name));
  return [...inIts, ...bodiesOf(requestBody?.content ?? {}, above)].filter(
    ({ fields, ...place }) => fields.length > 0 || "note" in place,
  );
}

const parameterField = ({ name, required = false, schema }: Parameter): Field =>
  asked(fieldOf({ name, schema: resolved(schema), required }));

const asked = (field: Field): Field => ({ ...field, type: field.type.replace(/,? or null/, "") });
/**
 * Returns a field as an answer shows it: it is not marked as required, and it has no example, because the page shows a
 * whole answer beside it.
 */
export const answered = (field: Field): Field => ({
  ...field,
  required: false,
  example: undefined,
  fields: field.fields.map(answered),
});

const BODIES: Record<string, string> = {
  "application/json": "JSON",
  "application/x-www-form-urlencoded": "a form",
  "multipart/form-data": "a form with a file",
};

/**
 * Returns the bodies that may be sent. Bodies with the same fields are one. Fields that are also in the query are
 * listed only there.
 */
function bodiesOf(content: Content, inQuery: Set<string>): Place[] {
  const files = Object.keys(content).filter((type) => !BODIES[type]);
  const places = new Map<string, Place>();
  for (const [type, { schema }] of Object.entries(content)) {
    const words = BODIES[type];
    if (!words) continue;
    const key = JSON.stringify(schema);
    const before = places.get(key);
    const fields = fieldsOf(resolved(schema)).map(asked);
    const own = fields.filter(({ name }) => !inQuery.has(name));
    const note = own.length < fields.length ? "The fields of the query may stand here as well." : undefined;
    places.set(key, {
      title: before ? `${before.title} or ${words}` : `In the body, as ${words}`,
      note,
      fields: own,
    });
  }
  const file = { title: "The body, as a file", note: files.join(", "), fields: [] };
  return [...(files.length > 0 ? [file] : []), ...places.values()];
}

function answer(status: number, { description, content = {} }: Answered): Answer {
  const json = content["application/json"];
  const schema = json && resolved(json.schema);
  return {
    status,
    description,
    types: Object.keys(content).filter((type) => type !== "application/json"),
    fields: schema ? fieldsOf(schema).map(answered) : [],
    example: schema && JSON.stringify(answerOf({ schema, status }), null, 2),
  };
}
