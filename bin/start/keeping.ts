import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../kit/refusal";
import { backOff, countDeath } from "./back-off";

export type Running = {
  /** Settles when it has ended, with a few words on how. */
  ended: Promise<string>;
  /** Ends it in order, and settles when that is done. */
  stop(): Promise<void>;
};

/** Starts something, and starts it again whenever it ends, until it is told to stop. `first` may be running already. */
export function keepRunning(name: string, start: () => Promise<Running>, first?: Running) {
  let stopping = false;
  let current = first;
  const waiting = new AbortController();

  const live = async () => {
    current ??= await start();
    if (stopping) await current.stop();
    return current.ended;
  };
  const keep = async () => {
    for (let deaths = 0; !stopping; ) {
      const started = Date.now();
      const how = await live().catch(messageOf);
      current = undefined;
      if (stopping) return;
      deaths = countDeath(deaths, Date.now() - started);
      const delay = backOff(deaths);
      console.error(`${name} ended (${how}); it is started again in ${delay / 1000} s.`);
      await sleep(delay, undefined, { signal: waiting.signal }).catch(() => {});
    }
  };
  const done = keep();

  return {
    stop: async () => {
      stopping = true;
      waiting.abort();
      await current?.stop();
      await done;
    },
  };
}
