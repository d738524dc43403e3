import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, type ApiRequest, apiClient, send } from "@/lib/web/api-testing";
import { aCall } from "@/lib/calls/testing";
import { makeOffer } from "@/lib/leads/testing";
import { testNumber } from "@/lib/testing";

/** Statuses of the contract; 500 is none of them. */
const KNOWN = [200, 201, 202, 400, 401, 403, 404, 405, 409, 413, 415, 422];

const ODD =
  `0 -1 1e3 null %00 .. + ' १२३ 2016-01-01 999999999999999999999999999999 NaN Infinity __proto__ true [] {}
  +17195550001 17195550001 tel:+17195550001 \u{1f4de} \ufffd`.split(/\s+/);

const NAMES =
  `page per_page cursor order order_dir fulltext columns root time_zone number created_at_from created_at_to
  blocked_at_from blocked_at_to action source id caller_id collaborator_id access_token_id contact_import_id contact_id
  blocked opt_out reason note call_id lead_id numbers all dry_run expected_count lead_token first_name email data data[zip] offer_id schedule_id disposition status direction duration
  external_record_id __proto__ constructor toString`.split(/\s+/);

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", " ", "\ud800", ...ODD),
  fc.integer().map(String),
);

const names = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 10 }));

const cursor = fc
  .tuple(
    fc.oneof(
      odd,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    fc.maxSafeInteger(),
    fc.integer(),
    fc.integer(),
  )
  .map((place) => Buffer.from(JSON.stringify(place)).toString("base64url"));

const query = fc
  .array(fc.oneof(fc.tuple(names, odd), fc.tuple(fc.constant("cursor"), cursor)), { maxLength: 5 })
  .map((pairs) => new URLSearchParams(pairs).toString());

const request: fc.Arbitrary<ApiRequest> = fc.oneof(
  fc.constant({}),
  fc.dictionary(names, fc.oneof(odd, fc.jsonValue())).map((json) => ({ json })),
  fc.dictionary(names, odd).map((form) => ({ form })),
  fc.jsonValue().map((json) => ({ json })),
  fc.record({
    headers: fc.record({
      "content-type": fc.constantFrom(
        "application/json",
        "text/csv",
        "",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
      ),
    }),
    body: fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
    ),
  }),
);

const path = fc
  .oneof(odd, fc.constant(testNumber(1)))
  .map((text) => encodeURIComponent(Buffer.from(text).toString()) || "x")
  .filter((text) => text !== "." && text !== "..");

type Asker = { ask(method: string, address: string, request: ApiRequest): Promise<Answer> };

/** What is wrong with the answer to a request; empty for nothing. */
async function wrong(client: Asker, method: string, address: string, request: ApiRequest) {
  const { status, text, body } = await client.ask(method, address, request);
  const sound = KNOWN.includes(status) && (status === 200 || body.status === status);
  return sound ? [] : [`${method} ${address} ${JSON.stringify(request)} → ${text}`];
}

test("no input brings out anything but the contract's answers", { timeout: 120_000 }, async () => {
  const client = await apiClient();
  await client.post(`/contacts/${testNumber(1)}/caller_block`);
  const { uuid: lead } = (await client.post(`/leads?caller_id=${testNumber(2)}`)).body.lead;
  const { leadToken } = await makeOffer(client.ctx);
  const { uuid: call } = await aCall(client.ctx, testNumber(3));
  const nobody = { ask: send };
  const problems = async (path: string, query: string, request: ApiRequest) => [
    ...(await wrong(client, "POST", `/contacts/${path}/caller_block?${query}`, request)),
    ...(await wrong(client, "POST", `/contacts/${path}/caller_unblock?${query}`, request)),
    ...(await wrong(client, "PUT", `/contacts/${path}?${query}`, request)),
    ...(await wrong(client, "POST", `/contacts/bulk_block?${query}`, request)),
    ...(await wrong(client, "POST", `/contacts/bulk_unblock?numbers=${path}&${query}`, request)),
    ...(await wrong(client, "POST", `/contacts/scrub?${query}`, request)),
    ...(await wrong(client, "GET", `/contacts/${path}?${query}`, {})),
    ...(await wrong(client, "GET", `/contacts/${path}/block_logs?${query}`, {})),
    ...(await wrong(client, "GET", `/contacts/${path}/check?${query}`, {})),
    ...(await wrong(client, "GET", `/contacts/suppression_list?${query}`, {})),
    ...(await wrong(client, "GET", `/block_logs?${query}`, {})),
    ...(await wrong(client, "GET", `/unblock_contact_jobs?${query}`, {})),
    ...(await wrong(client, "POST", `/unblock_contact_jobs?${query}`, request)),
    ...(await wrong(client, "POST", `/unblock_contact_jobs/${path}/undo?${query}`, request)),
    ...(await wrong(client, "GET", `/calls?${query}`, {})),
    ...(await wrong(client, "GET", `/calls/${path}`, {})),
    ...(await wrong(client, "PUT", `/calls/${call}?${query}`, request)),
    ...(await wrong(client, "GET", `/leads?${query}`, {})),
    ...(await wrong(client, "POST", `/leads?${query}`, request)),
    ...(await wrong(client, "POST", `/leads?caller_id=17195550001&${query}`, request)),
    ...(await wrong(client, "PUT", `/leads/${lead}?${query}`, request)),
    ...(await wrong(client, "GET", `/leads/${path}`, {})),
    ...(await wrong(
      nobody,
      "POST",
      `/leads?caller_id=17195550001&${query}&lead_token=${leadToken}`,
      request,
    )),
  ];
  await fc.assert(
    fc.asyncProperty(path, query, request, async (...asked) => {
      expect(await problems(...asked)).toEqual([]);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
  );
});
