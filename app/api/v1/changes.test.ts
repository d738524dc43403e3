import { gunzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { GET } from "@/app/api/v1/contacts/changes/snapshot/route";
import { testNumber } from "@/lib/testing/context";
import { ENCODING_HEADER } from "@/lib/web/content-length";
import { apiClient, type ApiClient, basic } from "@/lib/web/testing/api-client";

const A = testNumber(1);
const B = testNumber(2);

/** Makes four changes of two numbers. */
async function changed(client: ApiClient) {
  await client.post(`/contacts/${A}/caller_block`);
  await client.put(`/contacts/${B}?opt_out=1`);
  await client.post(`/contacts/${B}/caller_block`);
  await client.post(`/contacts/${A}/caller_unblock`);
}

const changesOf = async (client: ApiClient, query: string) => {
  const { status, body } = await client.get(`/contacts/changes?${query}`);
  expect(status).toBe(200);
  const { contact_changes: changes, metadata } = body as typeof body & {
    contact_changes: { op: string; number: string; seq: number; at: string }[];
  };
  return { changes, metadata, next: String(metadata.next_cursor) };
};

const inShort = ({ changes }: Awaited<ReturnType<typeof changesOf>>) =>
  changes.map(({ op, number }) => [op, number]);

test("changes come in pages, and the cursor of the last page goes on with what is new", async () => {
  const client = await apiClient();
  await changed(client);
  const first = await changesOf(client, "after=-1&per_page=3");
  expect(first.changes[0]).toEqual({ op: "block", number: A, at: expect.stringMatching(/\+00:00$/), seq: 1 });
  expect(inShort(first)).toEqual([
    ["block", A],
    ["opt_out", B],
    ["block", B],
  ]);
  expect(first.metadata).toMatchObject({ total_count: 4, total_count_exact: true, per_page: 3 });
  const second = await changesOf(client, `after=${first.next}&per_page=3`);
  expect(inShort(second)).toEqual([["unblock", A]]);
  const empty = await changesOf(client, `after=${second.next}`);
  expect([inShort(empty), empty.next]).toEqual([[], second.next]);
  await client.put(`/contacts/${B}?opt_out=0`);
  const last = await changesOf(client, `after=${second.next}&columns=op,number`);
  expect(last.changes).toEqual([{ op: "opt_in", number: B }]);
});

test("a cursor that is none, of another company, or of a time before a restore is 400 and named", async () => {
  const [ours, theirs] = [await apiClient(), await apiClient()];
  await changed(theirs);
  const { next } = await changesOf(theirs, "");
  for (const cursor of ["x", "0", "MTIz", next, Buffer.from("[2,5]").toString("base64url")]) {
    const { status, body } = await ours.get(`/contacts/changes?after=${cursor}`);
    expect([cursor, status, Object.keys(body.errors)]).toEqual([cursor, 400, ["after"]]);
  }
  await changed(ours);
  expect((await ours.get(`/contacts/changes?after=${next}`)).status).toBe(400);
  const long = await ours.get("/contacts/changes?per_page=1001");
  expect([long.status, Object.keys(long.body.errors)]).toEqual([422, ["per_page"]]);
});

test("another company's changes and list are not to be seen", async () => {
  const [ours, theirs] = [await apiClient(), await apiClient()];
  await changed(theirs);
  expect((await changesOf(ours, "")).changes).toEqual([]);
  const { text, headers } = await ours.get("/contacts/changes/snapshot");
  expect([text, headers.get("changes-cursor")]).toEqual(["number,blocked_at,opted_out_at\n", "-1"]);
});

test("the snapshot has what is blocked or opted out, and its cursor goes on from there", async () => {
  const client = await apiClient();
  await changed(client);
  const { status, text, headers } = await client.get("/contacts/changes/snapshot");
  expect(status).toBe(200);
  const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00`;
  expect(text).toMatch(new RegExp(`^number,blocked_at,opted_out_at\n\\${B},${time},${time}\n$`));
  const cursor = headers.get("changes-cursor") ?? "";
  expect((await changesOf(client, `after=${cursor}`)).changes).toEqual([]);
  await client.post(`/contacts/${A}/caller_block`);
  expect(inShort(await changesOf(client, `after=${cursor}`))).toEqual([["block", A]]);
});

test("as ndjson the first line has the cursor, and the last one how many there are", async () => {
  const client = await apiClient();
  await changed(client);
  const { text, headers } = await client.get("/contacts/changes/snapshot?format=ndjson");
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  const [contact] = await db.execute<{ at: Date }>(
    sql`select blocked_at as at from contacts where company_id = ${client.ctx.companyId} and number = ${B}`,
  );
  const at = new Date(String(contact?.at)).toISOString().replace("Z", "+00:00");
  expect(lines).toEqual([
    { cursor: headers.get("changes-cursor"), as_of: expect.any(String) },
    { number: B, blocked_at: at, opted_out_at: expect.any(String) },
    { count: 1 },
  ]);
  expect((await client.get("/contacts/changes/snapshot?format=xml")).status).toBe(422);
});

test("it is compressed where gzip is accepted, and 304 while nothing has changed", async () => {
  const client = await apiClient();
  await changed(client);
  const take = (headers: Record<string, string>, method = "GET") =>
    GET(
      new Request("http://localhost/api/v1/contacts/changes/snapshot", {
        method,
        headers: {
          authorization: basic(client.publicKey, client.privateKey),
          "x-forwarded-for": "198.51.100.7",
          ...headers,
        },
      }),
      { params: Promise.resolve(undefined) },
    );
  const zipped = await take({ "accept-encoding": "br, gzip;q=0.5" });
  expect(zipped.headers.get(ENCODING_HEADER)).toBe("gzip");
  expect(gunzipSync(await zipped.bytes()).toString()).toContain(B);
  const plain = await take({ "accept-encoding": "gzip;q=0" });
  expect([plain.headers.get(ENCODING_HEADER), await plain.text()]).toEqual([
    null,
    expect.stringContaining(B),
  ]);
  const etag = plain.headers.get("etag") ?? "";
  expect((await take({ "if-none-match": etag })).status).toBe(304);
  expect((await take({}, "HEAD")).headers.get("etag")).toBe(etag);
  await client.post(`/contacts/${A}/caller_block`);
  const again = await take({ "if-none-match": etag });
  expect([again.status, await again.text()]).toEqual([200, expect.stringContaining(A)]);
});

test("those who may not take the list may still read its changes", async () => {
  const client = await apiClient({ actions: ["Contact:read"] });
  expect((await client.get("/contacts/changes")).status).toBe(200);
  const { status, body } = await client.get("/contacts/changes/snapshot");
  expect([status, Object.keys(body.errors)]).toEqual([403, ["Contact:export"]]);
});
