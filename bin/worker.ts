import { runWorker } from "@/lib/jobs/worker";
import { endOnCrash } from "./crashing";
import { onStop } from "./stopping";

/** The worker process: everything that takes longer than a request. */
endOnCrash();
const worker = await runWorker();
onStop(() => worker.stop());
process.send?.("ready");
