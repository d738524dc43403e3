import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tryLock } from "./lock.mjs";
import { CommandRefusal } from "./refusal";

const WAIT_MILLISECONDS = 3000;

/** Takes the data folder for this process, waiting a little for another one that is just stopping. */
export async function takeDataDir(dataDir: string): Promise<{ release(): void }> {
  const deadline = Date.now() + WAIT_MILLISECONDS;
  for (;;) {
    const lock = tryLock(path.join(dataDir, "lock"));
    if (lock.release) return lock;
    if (Date.now() > deadline) {
      const advice = "stop it, or give this one a PORT and a DATA_DIR of its own";
      throw new CommandRefusal(`Process ${lock.holder} runs on ${dataDir} already: ${advice}.`);
    }
    await sleep(100);
  }
}
