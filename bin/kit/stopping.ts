import { log } from "@/lib/log";

/**
 * Runs `stop` once and ends the process: at SIGTERM or SIGINT, and when the supervisor is gone, which closes the
 * channel to it. So nothing outlives the supervisor, not even its `kill -9`.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the process did not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", begin);
  process.on("SIGINT", begin);
  process.on("disconnect", begin);
}
