import { createReadStream } from "node:fs";
import path from "node:path";
import type { BenchCompany } from "./companies";
import { startExport, untilDone } from "./doors";
import { alternate, timed } from "./measuring";
import { writeNumbers } from "./numbers";
import { inSession } from "./session";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import { type ResultRow, inSeconds } from "./table";
import { filledCompany } from "./unblock";
import { named } from "./upload";

/**
 * Measures the export of a whole blacklist with the usual columns by a job, against a plain copy of the same columns
 * into a file.
 */
export async function exporting(stack: BenchStack): Promise<ResultRow[]> {
  const file = await writeNumbers(stack.folder, stack.rows);
  const company = await filledCompany(stack, file);
  let id = 0;
  resetPeaks(stack);
  const { ours, floor } = await alternate(stack, {
    floor: () => copied(stack, company),
    ours: async () => {
      const took = await timed(async () => {
        id = await startExport(stack, company);
        await untilDone(stack, company, "data_exports", id);
      });
      const [record] = await stack.sql<{ exported: number }[]>`
        select exported_count as exported from data_exports where company_id = ${company.ctx.companyId} and id = ${id}`;
      if (record?.exported !== stack.rows) throw new Error(`${record?.exported} rows were exported`);
      return took;
    },
  });
  const download = stack.web && (await timed(() => downloaded(stack, company, id)));
  const rows: ResultRow[] = [
    {
      name: named("export", file.rows),
      ours: inSeconds(ours),
      floor: inSeconds(floor),
      ratio: ours / floor,
      atMost: 2,
    },
  ];
  if (download !== null) rows.push({ name: "  downloading it", ours: inSeconds(download) });
  return rows.map((row, n) => (n === rows.length - 1 ? { ...row, ...peaks(stack) } : row));
}

async function copied({ databaseUrl, folder, rows }: BenchStack, { ctx }: BenchCompany): Promise<number> {
  const to = path.join(folder, "copied.csv");
  const query = `select contacts.number, contacts.name, contacts.blocked_at, contacts.created_at, log.reason, log.note, log.source
    from contacts join (select distinct on (contact_id) contact_id, reason, note, source from block_logs
      where company_id = ${ctx.companyId} order by contact_id, id desc) as log on log.contact_id = contacts.id
    where contacts.company_id = ${ctx.companyId} and contacts.blocked`;
  const took = await inSession(databaseUrl, [{ rows: query, to }]);
  const found = await lines(createReadStream(to));
  if (found !== rows + 1) throw new Error(`${found} lines were copied`);
  return took;
}

async function downloaded(
  { web, rows }: BenchStack,
  { authorization }: BenchCompany,
  id: number,
): Promise<void> {
  const response = await fetch(`${web?.url}/api/v1/data_exports/${id}/download`, {
    headers: { authorization },
  });
  const found = response.body ? await lines(response.body) : 0;
  if (!response.ok || found !== rows + 1) throw new Error(`the download: ${response.status}, ${found} lines`);
}

async function lines(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const piece of bytes) {
    const text = Buffer.from(piece);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  }
  return count;
}
