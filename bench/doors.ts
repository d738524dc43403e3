import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { importAtOnce } from "@/lib/contact-imports/starting";
import type { Company } from "./companies";
import type { Stack } from "./stack";

const POLL_MS = 20;
/** Slower than this is no figure but a fault. */
const SLOWEST_ROWS_PER_SECOND = 1_000;
const LEAST_PATIENCE_MS = 60_000;

/** Uploads a file through the API, or with --no-web by the verb behind it; returns the upload's id, which runs by then. */
export async function startUpload({ web }: Stack, company: Company, file: string): Promise<number> {
  if (web) return startByApi(web.url, company, "contact_import", createReadStream(file), "name=numbers.csv");
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
  return (await importAtOnce(company.ctx, { file: { name: "numbers.csv", bytes }, settings: {} })).id;
}

/** Asks the API for a piece of long work and returns its record's id. */
async function startByApi(
  url: string,
  { authorization }: Company,
  root: string,
  body: BodyInit | NodeJS.ReadableStream,
  query: string,
): Promise<number> {
  const response = await fetch(`${url}/api/v1/${root}s?${query}`, {
    method: "POST",
    headers: { authorization, "content-type": "text/csv" },
    // A stream of node's is a body to node's fetch, which the types of the browser's do not know.
    body: body as BodyInit,
    ...{ duplex: "half" },
  });
  const answer = (await response.json()) as Record<string, { id?: number } | undefined>;
  const id = answer[root]?.id;
  if (!response.ok || id === undefined)
    throw new Error(`${root}: ${response.status} ${JSON.stringify(answer)}`);
  return id;
}

type Work = "contact_imports" | "unblock_contact_jobs" | "data_exports";

/** Waits until a piece of long work has succeeded; throws when it ends in another way. */
export async function untilDone(
  { sql, rows }: Stack,
  { ctx }: Company,
  table: Work,
  id: number,
): Promise<void> {
  const patience = LEAST_PATIENCE_MS + (5_000 * rows) / SLOWEST_ROWS_PER_SECOND;
  for (const start = performance.now(); performance.now() - start < patience; await sleep(POLL_MS)) {
    const [record] = await sql<{ status: string; error_message: string | null }[]>`
      select status, error_message from ${sql(table)} where company_id = ${ctx.companyId} and id = ${id}`;
    if (record?.status === "succeeded") return;
    if (record?.status !== "pending" && record?.status !== "running")
      throw new Error(`${table} ${id}: ${record?.status} ${record?.error_message ?? ""}`);
  }
  throw new Error(`${table} ${id} did not end within ${Math.round(patience / 1000)} s`);
}
