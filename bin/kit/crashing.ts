import { isDriverSlip } from "@/db/driver-slips";
import { log } from "@/lib/log";

/** Ends the process at an error that nobody caught, after telling it: the supervisor starts it anew. What the driver lets slip is none. */
export function endOnCrash(): void {
  process.on("uncaughtException", (error) => {
    if (isDriverSlip(error)) return log.warn("the driver let an error of a lost connection slip");
    log.fatal({ err: error }, "the process ends at an error that nobody caught");
    process.exit(1);
  });
}
