import { runWorker } from "@/lib/jobs/worker";
import { onStop } from "./stopping";

/** The worker process: everything that takes longer than a request. */
const worker = await runWorker();
onStop(() => worker.stop());
process.send?.("ready");
