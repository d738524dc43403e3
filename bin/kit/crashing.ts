import { isDriverSlip } from "@/db/driver-slips";
import { log } from "@/lib/log";

/**
 * Logs an error that nothing caught and ends the process; the supervisor starts it anew. Errors that the driver lets
 * slip do not end it.
 */
export function endOnCrash(): void {
  process.on("uncaughtException", (error) => {
    if (isDriverSlip(error)) return log.warn("the driver let an error of a lost connection slip");
    log.fatal({ err: error }, "the process ends at an error that nobody caught");
    process.exit(1);
  });
}
