import { lineOf } from "./text";
import type { Field } from "./words";

/** The style of the nested lists of fields. It is set once around them, because a page holds thousands. */
export const fieldsLook =
  "[&_li]:border-line [&_li]:border-t [&_li]:py-2 [&_li:first-child]:border-t-0 [&_li>p]:text-muted [&_li>p]:[overflow-wrap:anywhere] [&_li>p:first-child>code]:text-ink [&_li_a]:ml-1 [&_li_a]:text-accent [&_li_a]:text-xs [&_li_a]:underline [&_small]:ml-1 [&_small]:text-xs [&_li_b]:ml-1 [&_li_b]:font-medium [&_li_b]:text-ink [&_li_b]:text-xs [&_li>details]:mt-1 [&_li>details]:border-line [&_li>details]:border-l [&_li>details]:pl-3 [&_li>details>summary]:w-fit [&_li>details>summary]:text-muted [&_li>details>summary]:text-xs";

/** A list of fields, each with its type and its values. The fields within a field are beneath it. */
export function Fields({ fields }: { fields: Field[] }) {
  return (
    <ul>
      {fields.map(({ name, type, required, text, example, record, fields: inner }) => (
        <li key={name}>
          <p>
            <code>{name}</code> <small>{type}</small>
            {required && <b>required</b>}
            {record && <a href={`#${record}`}>{record}</a>}
          </p>
          {(text || example) && (
            <p>{lineOf([text, example && `For example ${example}.`].filter(Boolean).join(" "))}</p>
          )}
          {inner.length > 0 && (
            <details open>
              <summary>{`Fields of ${name}`}</summary>
              <Fields fields={inner} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
