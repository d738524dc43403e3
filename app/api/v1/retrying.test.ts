import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { idempotencyKeys } from "@/db/schema/idempotency-keys";
import { removeExpiredKeys } from "@/lib/idempotency-keys/expiring";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { testNumber } from "@/lib/testing/context";
import { runHere as runJob } from "@/lib/unblock-contact-jobs/testing/jobs";
import { type ApiClient, type ApiRequest, apiClient } from "@/lib/web/testing/api-client";

const csv = { "content-type": "text/csv" };
const list = (...numbers: unknown[]) => ({ json: { numbers } });

const keyed = (key: string, { headers, ...request }: ApiRequest = {}): ApiRequest => ({
  ...request,
  headers: { ...headers, "idempotency-key": key },
});

function form(content: string): ApiRequest {
  const body = new FormData();
  body.set("file", new File([content], "list.csv"));
  body.set("reason", "spam");
  return { body };
}

/** Returns how many records of each kind the company has, log rows and repeated blocks included. */
async function recordsOf({ ctx }: ApiClient) {
  const tables = [
    "contacts",
    "block_logs",
    "repeated_blocks",
    "contact_imports",
    "stored_files",
    "data_exports",
    "unblock_contact_jobs",
  ];
  const counts = tables.map(
    (table) =>
      sql`(select count(*)::int from ${sql.identifier(table)} where company_id = ${ctx.companyId}) as ${sql.identifier(table)}`,
  );
  const [found] = await db.execute<Record<string, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return { ...found };
}

/** Every POST that creates a job, and the two bulk ones. Each returns the request as a client would send it again. */
const requests: [string, (client: ApiClient) => Promise<() => [string, ApiRequest]>][] = [
  ["bulk_block", async () => () => ["/contacts/bulk_block", list(testNumber(1), testNumber(2), "?")]],
  [
    "bulk_unblock",
    async (client) => {
      await client.post("/contacts/bulk_block", list(testNumber(1)));
      return () => ["/contacts/bulk_unblock", list(testNumber(1), testNumber(2))];
    },
  ],
  ["an upload in JSON", async () => () => ["/contact_imports", list(testNumber(1))]],
  [
    "an upload as the raw body",
    async () => () => ["/contact_imports?name=a", { headers: csv, body: `phone\n${testNumber(1)}` }],
  ],
  ["an upload as a form", async () => () => ["/contact_imports", form(`phone\n${testNumber(1)}`)]],
  ["an export", async () => () => ["/data_exports", { form: { data_type: "contact" } }]],
  ["an unblock job", async () => () => ["/unblock_contact_jobs?all=1", {}]],
  [
    "undo of an upload",
    async ({ ctx }) => {
      const { id } = await runHere(ctx, await upload(ctx, testNumber(1)));
      return () => [`/contact_imports/${id}/undo`, {}];
    },
  ],
  [
    "undo of an unblock job",
    async (client) => {
      await client.post("/contacts/bulk_block", list(testNumber(1)));
      const job = (await client.post("/unblock_contact_jobs?all=1")).body.unblock_contact_job;
      await runJob(client.ctx, { id: Number(job.id) });
      return () => [`/unblock_contact_jobs/${job.id}/undo`, {}];
    },
  ],
];

/** Returns the records that one such request leaves. */
async function once(make: (typeof requests)[number][1]) {
  const client = await apiClient();
  const [address, request] = (await make(client))();
  await client.post(address, request);
  return recordsOf(client);
}

describe("the same request with the same key is done once, and answered the same", () => {
  test.each(requests)("%s", async (_, make) => {
    const client = await apiClient();
    const request = await make(client);
    const ask = () => {
      const [address, rest] = request();
      return client.post(address, keyed("k-1", rest));
    };
    const first = await ask();
    expect(first.status).toBeLessThan(300);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const after = await recordsOf(client);
    const second = await ask();
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(await recordsOf(client)).toEqual(after);
  });
});

describe("sent several times at once it is done once", () => {
  test.each(requests)("%s", async (_, make) => {
    const client = await apiClient();
    const request = await make(client);
    const ask = () => {
      const [address, rest] = request();
      return client.post(address, keyed("k-1", rest));
    };
    const answers = await Promise.all(Array.from({ length: 5 }, ask));
    const done = answers.filter(({ status }) => status < 300);
    const waiting = answers.filter(({ status }) => status >= 300);
    expect(done.filter(({ headers }) => !headers.has("idempotent-replayed"))).toHaveLength(1);
    for (const { status, headers } of waiting)
      expect([status, headers.get("retry-after")]).toEqual([409, "1"]);
    const after = await recordsOf(client);
    const later = await ask();
    expect(new Set([...done, later].map(({ text }) => text)).size).toBe(1);
    expect(await recordsOf(client)).toEqual(after);
    expect(after).toEqual(await once(make));
  });
});

test("a file that cannot be read is answered the same; that it came again stays on record, too", async () => {
  const client = await apiClient();
  const ask = () => client.post("/contact_imports", keyed("k", { headers: csv, body: "" }));
  const [first, second] = [await ask(), await ask()];
  expect(first.body.contact_import).toMatchObject({ status: "failed" });
  expect(second.text).toBe(first.text);
  expect(await recordsOf(client)).toMatchObject({ contact_imports: 2 });
});

test("a key that stands for another request is refused with 409, and nothing is done", async () => {
  const client = await apiClient();
  await client.post("/contacts/bulk_block?note=a", keyed("k", list(testNumber(1))));
  await client.post("/contact_imports?name=a", keyed("f", { headers: csv, body: `phone\n${testNumber(1)}` }));
  const before = await recordsOf(client);
  const others: [string, ApiRequest][] = [
    ["/contacts/bulk_block?note=a", keyed("k", list(testNumber(2)))],
    ["/contacts/bulk_block?note=b", keyed("k", list(testNumber(1)))],
    ["/contacts/bulk_unblock?note=a", keyed("k", list(testNumber(1)))],
    ["/data_exports", keyed("k")],
    ["/contact_imports?name=a", keyed("f", { headers: csv, body: `phone\n${testNumber(2)}` })],
    ["/contact_imports?name=b", keyed("f", { headers: csv, body: `phone\n${testNumber(1)}` })],
    ["/contact_imports?name=a&blocked=0", keyed("f", { headers: csv, body: `phone\n${testNumber(1)}` })],
  ];
  for (const [address, request] of others) {
    const { status, body, headers } = await client.post(address, request);
    expect([status, headers.get("retry-after")]).toEqual([409, null]);
    expect(body.errors.base?.[0]).toMatch(/another request/);
  }
  expect(await recordsOf(client)).toEqual(before);
});

test("what is refused keeps no key: corrected, it is done", async () => {
  const client = await apiClient();
  const refused = await client.post("/contacts/bulk_block?reason=mood", keyed("k", list(testNumber(1))));
  expect(refused.status).toBe(422);
  const done = await client.post("/contacts/bulk_block?reason=spam", keyed("k", list(testNumber(1))));
  expect(done.body.counts).toMatchObject({ blocked: 1 });
  const file = { headers: csv, body: `phone\n${testNumber(1)}` };
  const wrong = await client.post("/contact_imports?caller_id_column_name=mobile", keyed("f", file));
  expect(wrong.status).toBe(422);
  expect(await recordsOf(client)).toMatchObject({ contact_imports: 0, stored_files: 0 });
  const right = await client.post("/contact_imports?caller_id_column_name=phone", keyed("f", file));
  expect(right.status).toBe(201);
});

test("a key is a token's own", async () => {
  const one = await apiClient();
  const two = await apiClient({ ctx: one.ctx });
  const other = await apiClient();
  const answers = await Promise.all(
    [one, two, other].map((client) => client.post("/data_exports", keyed("k"))),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.data_export.id)).size).toBe(3);
});

test("without a key, asking again is done again", async () => {
  const client = await apiClient();
  for (let n = 0; n < 2; n++) await client.post("/contacts/bulk_block", list(testNumber(1)));
  expect(await recordsOf(client)).toMatchObject({ block_logs: 1, repeated_blocks: 1 });
});

test("after 24 hours the key is as if new, and the worker removes it", async () => {
  const client = await apiClient();
  const its = and(
    eq(idempotencyKeys.companyId, client.ctx.companyId),
    eq(idempotencyKeys.accessTokenId, client.token.id),
  );
  const ago = (hours: number) =>
    db
      .update(idempotencyKeys)
      .set({ createdAt: new Date(Date.now() - hours * 3_600_000) })
      .where(its);
  const ask = () => client.post("/data_exports", keyed("k"));
  const first = (await ask()).body.data_export.id;
  await ago(23.9);
  await removeExpiredKeys();
  expect((await ask()).body.data_export.id).toBe(first);
  await ago(24.1);
  const second = (await ask()).body.data_export.id;
  expect(second).not.toBe(first);
  expect((await ask()).body.data_export.id).toBe(second);
  await ago(24.1);
  await removeExpiredKeys();
  expect(await db.select().from(idempotencyKeys).where(its)).toEqual([]);
});

test("a key of 1 to 255 visible characters is taken, any other is 400 and nothing is done", async () => {
  const client = await apiClient();
  for (const key of ["", "a b", "x".repeat(256), "é"]) {
    for (const [address, request] of [
      ["/contacts/bulk_block", list(testNumber(1))],
      ["/contact_imports", list(testNumber(1))],
    ] as const) {
      const { status, body } = await client.post(address, keyed(key, request));
      expect([status, Object.keys(body.errors)]).toEqual([400, ["idempotency_key"]]);
    }
  }
  expect(await recordsOf(client)).toMatchObject({ contacts: 0, contact_imports: 0 });
  const { status } = await client.post("/contacts/bulk_block", keyed("~".repeat(255), list(testNumber(1))));
  expect(status).toBe(200);
});
