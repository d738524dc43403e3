import { isLateWrite } from "@/db/late-write";
import { log } from "@/lib/log";

/** Ends the process at an error that nobody caught, after telling it: the supervisor starts it anew. The driver's late write is none. */
export function endOnCrash(): void {
  process.on("uncaughtException", (error) => {
    if (isLateWrite(error)) return log.warn("a transaction went on after its connection was lost");
    log.fatal({ err: error }, "the process ends at an error that nobody caught");
    process.exit(1);
  });
}
