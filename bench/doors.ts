import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { importAtOnce } from "@/lib/contact-imports/starting";
import { createExport } from "@/lib/data-exports/creating";
import { createUnblockJob } from "@/lib/unblock-contact-jobs/creating";
import type { BenchCompany } from "./companies";
import type { BenchStack } from "./stack";

const POLL_MS = 20;
/** A run that is slower than this counts as a fault, not as a figure. */
const SLOWEST_ROWS_PER_SECOND = 1_000;
const LEAST_PATIENCE_MS = 60_000;

/**
 * These functions start long work through the API, or with --no-web by the verb behind it, and return its record's id.
 */
export async function startUpload({ web }: BenchStack, company: BenchCompany, file: string): Promise<number> {
  // Node's fetch takes a node stream as a body, which the browser's types do not know.
  if (web) return post(web.url, company, "contact_import", createReadStream(file) as unknown as BodyInit);
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
  return (await importAtOnce(company.ctx, { file: { bytes }, settings: {} })).id;
}

export async function startUnblocking(
  { web }: BenchStack,
  company: BenchCompany,
  count: number,
): Promise<number> {
  if (web) return post(web.url, company, "unblock_contact_job", "", `all=true&expected_count=${count}`);
  return (await createUnblockJob(company.ctx, { selection: { by: "all" }, expectedCount: count })).id;
}

export async function startExport({ web }: BenchStack, company: BenchCompany): Promise<number> {
  if (web) return post(web.url, company, "data_export", "", "data_type=contact");
  return (await createExport(company.ctx, {})).id;
}

async function post(url: string, { authorization }: BenchCompany, root: string, body: BodyInit, query = "") {
  const request: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { authorization, ...(body !== "" && { "content-type": "text/csv" }) },
    body: body || null,
    duplex: "half",
  };
  const response = await fetch(`${url}/api/v1/${root}s?${query}`, request);
  const answer = (await response.json()) as Record<string, { id?: number } | undefined>;
  const id = answer[root]?.id;
  if (!response.ok || id === undefined)
    throw new Error(`${root}: ${response.status} ${JSON.stringify(answer)}`);
  return id;
}

type Work = "contact_imports" | "unblock_contact_jobs" | "data_exports";

/** Waits until a piece of long work has succeeded. Throws when it ends in another way. */
export async function untilDone(
  { sql, rows }: BenchStack,
  { ctx }: BenchCompany,
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
