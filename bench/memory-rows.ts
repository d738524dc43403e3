import type { BenchStack } from "./stack";
import type { ResultRow } from "./table";

const MOST_WORKER_MB = 300;
const MOST_WEB_MB = 150;

/** Returns the last lines of the table: the most memory that worker and web held in all earlier runs. */
export async function memory({ most, web }: BenchStack): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  if (most.worker)
    rows.push({
      name: "memory of the worker, the most of all above",
      ours: `${most.worker.toFixed(0)} MB`,
      ratio: most.worker,
      atMost: MOST_WORKER_MB,
    });
  if (most.web && web?.warm)
    rows.push({
      name: "memory of web, above what it holds warm",
      ours: `${most.web.toFixed(0)} MB`,
      floor: `${web.warm.toFixed(0)} MB`,
      ratio: most.web - web.warm,
      atMost: MOST_WEB_MB,
    });
  return rows;
}
