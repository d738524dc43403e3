import { beforeAll, describe, expect, test } from "vitest";
import { aWholeCompany, digestsOf } from "@/lib/web/testing/company";
import { addressOf, type Documented, documented, fieldsIn, namedIn } from "@/lib/web/testing/document";
import { pathFields } from "@/lib/web/operations/operation";

type WholeCompany = Awaited<ReturnType<typeof aWholeCompany>>;
type Values = Record<string, unknown>;

let ours: WholeCompany;
let theirs: WholeCompany;
let before: Record<string, string>;

beforeAll(async () => {
  [ours, theirs] = [await aWholeCompany(), await aWholeCompany()];
  before = await digestsOf(theirs.client.ctx);
});

/** Returns an id of the same form that does not exist. */
const unknown = (id: string) =>
  id.includes("-")
    ? "00000000-0000-4000-8000-000000000000"
    : /\D/.test(id)
      ? `${id.slice(0, -6)}nobody`
      : "999999998";

const ids = (company: WholeCompany, kind: string): string[] => {
  const found = company.records[kind];
  if (!found || found.length === 0) throw new Error(`the company has no ${kind}`);
  return found;
};

/** Returns all ways to choose one value from each list. */
const choices = (lists: [string, string[]][]): Values[] =>
  lists.reduce<Values[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

/** Calls an operation with these values: in its path, and the others where it takes them. */
async function ask({ operation }: Documented, values: Values) {
  const inPath = pathFields(operation);
  const fields = Object.entries(values).filter(([name]) => !inPath.includes(name));
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
  const asGet = operation.method === "get" || operation.file !== undefined;
  const { status, text } = await ours.client.ask(
    operation.method.toUpperCase(),
    `${addressOf(operation, values)}${asGet ? `?${query}` : ""}`,
    asGet ? {} : { json: Object.fromEntries(fields) },
  );
  return { status, text };
}

/** Where a path takes a number, an internal id is tried. */
const kindOf = ([field, kind]: [string, string]): [string, string] => [
  field,
  kind === "number" ? "contact" : kind,
];

/** Deletions come last, because the other operations also use our records. */
const endingLast = [...documented].sort((a, b) => Number(ends(a)) - Number(ends(b)));
function ends({ operation }: Documented): boolean {
  return operation.method === "delete";
}

const inPaths = endingLast.flatMap((one) =>
  one.operation.keys === "path"
    ? []
    : namedIn(one.operation).map((named) => ({
        ...one,
        id: one.operation.id,
        field: named[0],
        kind: kindOf(named)[1],
        others: namedIn(one.operation).filter(([field]) => field !== named[0]),
      })),
);

/** Where a number is asked for, an id is none; a check takes it for a caller without a number. */
const statusOf = ({ id, field }: { id: string; field: string }) =>
  id === "checkContact" ? 200 : field === "caller_id" ? 422 : 404;

describe("an id of another company in the path is as one that nobody has", () => {
  test("there are such paths of every kind", () => {
    const kinds = [
      "contact",
      "call",
      "lead",
      "text_message",
      "contact_import",
      "data_export",
      "subscription",
    ];
    expect(new Set(inPaths.map(({ kind }) => kind))).toEqual(
      new Set([...kinds, "unblock_contact_job", "delivery"]),
    );
  });

  test.each(inPaths)("$id: $field", async (one) => {
    const { example } = one.operation;
    for (const theirId of ids(theirs, one.kind)) {
      for (const company of [ours, theirs]) {
        const [others = {}] = choices(one.others.map(([field, kind]) => [field, ids(company, kind)]));
        const asked = await ask(one, { ...example, ...others, [one.field]: theirId });
        const missing = await ask(one, { ...example, ...others, [one.field]: unknown(theirId) });
        expect([theirId, asked]).toEqual([theirId, missing]);
        expect(asked.status).toBe(statusOf(one));
      }
    }
    if (one.field === "caller_id") return;
    const own = choices(namedIn(one.operation).map(([field, kind]) => [field, ids(ours, kind)]));
    const answers = await Promise.all(own.map((values) => ask(one, { ...example, ...values })));
    expect(answers.map(({ status }) => status)).not.toContain(404);
  });
});

/** The other values of such a request, so that the id decides its answer. Other operations use the example. */
const instead: Record<string, Values> = {
  createUnblockContactJob: { dry_run: true },
  createDataExport: {},
  listBlockLogs: {},
  listCalls: {},
  listLeads: {},
  listTextMessages: {},
  sendTextMessage: { message: "Hello" },
  makeCall: {},
};

/** The values that a field needs beside it: a schedule or lead token needs a number. */
const beside: Record<string, Values> = {
  schedule_id: { to: "+17195550142" },
  lead_token: { to: "+17195550142" },
};

const inFields = documented.flatMap((one) =>
  Object.keys(fieldsIn(one)).flatMap((field) => {
    const kind = field === "lead_token" ? field : /^(\w+)_id$/.exec(field)?.[1];
    const none = kind === undefined || ["caller", "external_record"].includes(kind);
    return none ? [] : [{ ...one, id: one.operation.id, field, kind }];
  }),
);

describe("an id of another company in a field is as one that nobody has", () => {
  test.each(inFields)("$id: $field", async (one) => {
    const { operation, field, kind } = one;
    const dials = ["makeCall", "sendTextMessage"].includes(operation.id);
    const said = { ...(instead[operation.id] ?? operation.example), ...(dials ? beside[field] : {}) };
    const paths = choices(namedIn(operation).map(([name, kind]) => [name, ids(ours, kind)]));
    const differs: boolean[] = [];
    for (const path of paths) {
      const values = { ...said, ...path };
      for (const [n, theirId] of ids(theirs, kind).entries()) {
        const missing = await ask(one, { ...values, [field]: unknown(theirId) });
        const asked = await ask(one, { ...values, [field]: theirId });
        expect([theirId, asked]).toEqual([theirId, missing]);
        const ourId = ids(ours, kind)[n] ?? "";
        const own = await ask(one, { ...values, [field]: ourId });
        differs.push(own.text !== missing.text);
      }
    }
    expect(differs).toContain(true);
  });
});

test("and nothing of the other company was changed", async () => {
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(await digestsOf(theirs.client.ctx)).toEqual(before);
});
