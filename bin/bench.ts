import os from "node:os";
import { parseArgs } from "node:util";
import { z } from "zod";
import { attack } from "@/bench/attack";
import { beside, check } from "@/bench/beside";
import { benchBulkBlock, benchScrub } from "@/bench/bulk";
import { exporting } from "@/bench/export";
import { gate } from "@/bench/gate";
import { indexes } from "@/bench/indexes";
import { kamailio } from "@/bench/kamailio";
import { memory } from "@/bench/memory-rows";
import { floorsBy } from "@/bench/session";
import { type BenchStack, startBenchStack } from "@/bench/stack";
import { printHead, printRow, type ResultRow } from "@/bench/table";
import { unblock } from "@/bench/unblock";
import { benchUpload } from "@/bench/upload";
import { uploadSize } from "@/bench/upload-size";
import { warmUpPages } from "@/bench/warm-up";
import { CommandRefusal } from "./kit/refusal";

/** In the order in which they run. */
const BENCHMARKS: Record<string, (stack: BenchStack) => Promise<ResultRow[]>> = {
  upload: benchUpload,
  "upload-size": uploadSize,
  indexes,
  unblock,
  export: exporting,
  beside,
  check,
  kamailio,
  scrub: benchScrub,
  "bulk-block": benchBulkBlock,
  attack,
  gate,
  memory,
};

const USAGE = `npm run bench -- [${Object.keys(BENCHMARKS).join(" | ")} …] [--rows 1000000] [--runs 3] [--calls 4000] [--no-web]`;

const Wanted = z.object({
  rows: z.coerce.number().int().min(1_000).max(20_000_000),
  runs: z.coerce.number().int().min(1).max(99),
  calls: z.coerce.number().int().min(40).max(100_000),
});

/**
 * `npm run bench`: prints the table of docs/benchmarks.md. Fails only when something did not do its work, never because
 * a figure is slow.
 */
export default async function bench(args: string[]): Promise<number> {
  const { names, ...options } = read(args);
  const stack = await startBenchStack(options);
  try {
    await warmUpPages(stack);
    console.log(`node ${process.version}, ${os.availableParallelism()} processors, floors by ${floorsBy}`);
    printHead();
    for (const name of names) for (const row of (await BENCHMARKS[name]?.(stack)) ?? []) printRow(row);
    return 0;
  } finally {
    await stack.stop();
  }
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        rows: { type: "string", default: "200000" },
        runs: { type: "string", default: "1" },
        calls: { type: "string", default: "400" },
        "no-web": { type: "boolean", default: false },
      },
    });
    const unknown = positionals.find((name) => !(name in BENCHMARKS));
    if (unknown) throw new Error(`There is no benchmark ${unknown}.`);
    const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
    return { names, ...Wanted.parse(values), web: !values["no-web"] };
  } catch (error) {
    throw new CommandRefusal(`Not understood (${error instanceof Error ? error.message : error}): ${USAGE}`);
  }
}
