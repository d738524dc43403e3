import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { startWatch } from "@/lib/testing/machine";
import { type Answer, type ApiRequest, send } from "@/lib/web/testing/api-client";
import { aWholeCompany } from "@/lib/web/testing/company";
import { type Documented, documented } from "@/lib/web/testing/document";
import { learnFrom } from "@/lib/web/testing/meaning";
import { oddPart } from "@/lib/web/testing/odd";
import { type Made, requestsTo } from "@/lib/web/testing/requests";

/** How many requests go to each operation. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 40);

let company: Awaited<ReturnType<typeof aWholeCompany>>;
beforeAll(async () => {
  company = await aWholeCompany();
});

/** Errors about the form of a value, which a schema describes: its type, its range, one of a list. */
const OF_THE_FORM =
  /^must be (an? |true|one of|[\d,]+ or|created_at|desc|asc)|^is not acceptable$|^is not an id$/;

/** Fields whose texts the document cannot describe further: names of columns, a word that an earlier answer gave. */
const READ_LATER = ["columns", "cursor", "after"];

/**
 * Returns the API's complaints about a request that the document calls valid. A complaint about the meaning of a text
 * is allowed; one about its form is not.
 */
function refusalOf({ status, body }: Answer): string[] {
  const complaints = Object.entries(body.errors ?? {}).filter(([field]) => !READ_LATER.includes(field));
  if (status === 400) return complaints.map(([field]) => `${field} is answered with 400`);
  if (status === 422)
    return complaints.flatMap(([field, words]) =>
      words.filter((said) => OF_THE_FORM.test(said)).map((said) => `${field} ${said}`),
    );
  return [401, 403, 405, 413, 415].includes(status) ? [`is answered with ${status}`] : [];
}

let asked = 0;

/**
 * Returns the request from a new address each time, because the rate of requests without keys is limited by address.
 */
const elsewhere = (request: ApiRequest): ApiRequest => ({
  ...request,
  headers: {
    ...request.headers,
    "x-forwarded-for": `10.${++asked >> 16}.${(asked >> 8) % 256}.${asked % 256}`,
  },
});

type Ask = (made: Made) => Promise<Answer>;

/** Returns what is wrong with the answer to a request. `send` throws when the answer does not match the document. */
async function faultsOf(ask: Ask, made: Made): Promise<string[]> {
  const answer = await decided(() => ask(made));
  learnFrom(answer, company.records);
  const faults = made.valid ? refusalOf(answer) : [];
  if (answer.status >= 500 || answer.status === 429) faults.push(`is answered with ${answer.status}`);
  return faults.map((fault) => `${fault}: ${answer.text}`);
}

/**
 * Repeats a request that got 503 on a busy machine, where a check or a decision may come too late. On another machine
 * it must not come too late.
 */
async function decided(ask: () => Promise<Answer>, attempts = 5): Promise<Answer> {
  const watch = startWatch();
  const answer = await ask();
  return answer.status === 503 && watch.busy() && attempts > 1 ? decided(ask, attempts - 1) : answer;
}

const fuzz = (one: Documented, ask: Ask, valid = true) =>
  fc.assert(
    fc.asyncProperty(requestsTo(one, company.records), async (made) => {
      expect(await faultsOf(ask, { ...made, valid: made.valid && valid })).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );

describe("nothing brings out what the document does not say, and what it calls valid is of the right form", () => {
  /** Deletions come last, so that the other operations find the record. */
  const ends = ({ one }: { one: Documented }) => Number(one.operation.method === "delete");
  const cases = documented.map((one) => ({ id: one.operation.id, one })).sort((a, b) => ends(a) - ends(b));

  test.each(cases)("$id", { timeout: RUNS * 3_000 }, async ({ one }) => {
    const { keys = "header" } = one.operation;
    const byKeys: Ask = ({ method, address, request }) => company.client.ask(method, address, request);
    const byPath: Ask = ({ method, address, request }) => send(method, address, elsewhere(request));
    expect(await fuzz(one, keys.startsWith("header") ? byKeys : byPath)).toBeUndefined();
  });
});

test("nor does a lead token", { timeout: RUNS * 3_000 }, async () => {
  const createLead = documented.find(({ operation }) => operation.id === "createLead");
  if (!createLead) throw new Error("there is no createLead");
  const byToken: Ask = ({ method, address, request }) => {
    const token = address.includes("lead_token") ? "" : `lead_token=${company.records.lead_token?.[0]}`;
    return send(method, `${address}${address.includes("?") ? "&" : "?"}${token}`, elsewhere(request));
  };
  expect(await fuzz(createLead, byToken, false)).toBeUndefined();
});

test("nor do keys that are none", { timeout: RUNS * 3_000 }, async () => {
  const { publicKey } = company.client;
  const text = fc.oneof(oddPart, fc.constant(`${publicKey}:x`), fc.constant(publicKey));
  const keys = fc.oneof(
    text.map((keys) => `Basic ${Buffer.from(keys).toString("base64")}`),
    fc.stringMatching(/^(Basic|Bearer|basic)? ?[!-~]{0,60}$/),
  );
  await fc.assert(
    fc.asyncProperty(keys, async (authorization) => {
      const { status } = await send("GET", "/me", elsewhere({ headers: { authorization } }));
      expect([authorization, status]).toEqual([authorization, 401]);
    }),
    { numRuns: RUNS },
  );
});
