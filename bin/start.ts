import { once } from "node:events";
import { env } from "@/lib/env";
import { takeDataDir } from "./kit/data-dir";
import { bundleReader } from "./kit/reader";
import { buildIfNeeded } from "./start/build";
import { checkDataDir, checkPort } from "./start/checks";
import { startChild } from "./start/child";
import { openDatabase, prepareDatabase } from "./start/database";
import { keepRunning } from "./start/keeping";
import { listPrograms } from "./start/programs";
import { endRemains, killNoted } from "./start/remains";
import { stopRequested } from "./start/signals";

/** `npm start`, and `npm run dev` with `--dev`: brings everything up, keeps it up, and stops it in order. */
export default async function start(args: string[]): Promise<number> {
  const { dataDir } = env();
  checkDataDir(dataDir);
  const lock = await takeDataDir(dataDir);
  try {
    await run(args.includes("--dev"));
    return 0;
  } finally {
    lock.release();
  }
}

/** Runs until it is asked to stop. What was opened last is stopped first, the database last. */
async function run(dev: boolean) {
  const settings = env();
  const signal = stopRequested(() => killNoted(settings.dataDir));
  const opened: { stop(): Promise<void> }[] = [];
  try {
    await endRemains(settings.dataDir);
    await checkPort(settings.port, settings.host ?? "127.0.0.1");
    const database = await openDatabase(settings);
    opened.unshift(database);
    await prepareDatabase(database.url, settings);
    await bundleReader(process.cwd());
    if (!dev) await buildIfNeeded(process.cwd(), signal);
    for (const program of await listPrograms(database.url, settings, dev)) {
      if (signal.aborted) break;
      opened.unshift(keepRunning(`The ${program.name}`, () => startChild(program)));
    }
    if (!signal.aborted) await once(signal, "abort");
    console.log("Stopping …");
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    for (const part of opened) await part.stop();
  }
}
