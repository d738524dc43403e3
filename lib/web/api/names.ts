import { Invalid } from "@/lib/errors";
import { FURTHER, inputFields, type Operation } from "../operations/operation";
import type { ApiFields } from "./input";
import { referenceNames } from "./reference-names";

/** What a request says, by the names of its verb's input: `caller_id` of the wire is `callerId` here. */
export type ApiInput = Record<string, unknown>;

type Named = Pick<Operation, "id" | "input" | "others">;

/** So many names are told, and so much of each. */
const TOLD = 20;
const LONGEST = 100;

const UNKNOWN = "is not known here";
const IN_BRACKETS = /^data\[[^[\]]+\]$/;

/**
 * The fields of a request by the names of an operation's input. Names that the reference product documents do nothing.
 * Throws `Invalid` with every other name that the operation does not know, unless it says what becomes of them.
 */
export function readNames(operation: Named, fields: ApiFields): ApiInput {
  if (operation.others === "unread") return fields;
  const further = furtherFields(operation, fields);
  if (operation.others === "data") return withFurther(operation, fields, further);
  if (operation.others !== "passed over") refuseNames(Object.keys(further));
  return knownInput(operation, fields);
}

/** Only the fields that an operation knows. */
export function knownInput(operation: Named, fields: ApiFields): ApiInput {
  const known = inputFields(operation);
  const entries = Object.entries(fields).flatMap(([wire, value]) => {
    const name = known.get(wire)?.name ?? (isPartOfData(operation, fields, wire) ? wire : undefined);
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Throws `Invalid` for names that nothing here has. */
export function refuseNames(names: readonly string[]): void {
  if (names.length === 0) return;
  const told = names.slice(0, TOLD).map((name) => name.replaceAll("\0", "").slice(0, LONGEST));
  throw new Invalid(Object.fromEntries(told.map((name) => [name, [UNKNOWN]])));
}

/** What the operation does not know and the reference does not document. */
function furtherFields(operation: Named, fields: ApiFields): ApiFields {
  const known = inputFields(operation);
  const passedOver = referenceNames(operation.id);
  const further = Object.entries(fields).filter(
    ([name]) => !known.has(name) && !passedOver.includes(name) && !isPartOfData(operation, fields, name),
  );
  return Object.fromEntries(further);
}

/**
 * `data[zip]=80202` is a part of `data`, as a query or a form says an object; beside a `data` it is a field of its own.
 */
const isPartOfData = ({ others }: Named, fields: ApiFields, name: string) =>
  others === "data" && !("data" in fields) && IN_BRACKETS.test(name);

/** A slip of `blocked` and `opt_out`, which must not lie in the data while the number goes on being called. */
const STATE = /^(un)?block(ed)?$|^opt(ed)?out$/;

/** A lead's further fields, by their names as they came. Throws `Invalid` for what was meant for its number's state. */
function withFurther(operation: Named, fields: ApiFields, further: ApiFields): ApiInput {
  const names = Object.keys(further);
  if (inputFields(operation).has("blocked")) refuseNames(names.filter(meansState));
  const input = knownInput(operation, fields);
  if (names.length === 0) return input;
  return { ...input, [FURTHER]: Object.fromEntries(names.map((name) => [furtherName(name), further[name]])) };
}

const meansState = (name: string) => STATE.test(name.replace(/[^a-z]/gi, "").toLowerCase());

/** `x[]=1&x[]=2` is the list `x`. */
const furtherName = (name: string) => /^data\[([^[\]]+)\]$/.exec(name)?.[1] ?? name.replace(/(.)\[\]$/, "$1");
