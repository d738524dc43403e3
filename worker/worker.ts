import os from "node:os";
import { runWorker } from "@/worker/running";
import { endOnCrash } from "@/bin/kit/crashing";
import { onStop } from "@/bin/kit/stopping";

/** The worker process: everything that takes longer than a request. */
endOnCrash();
// People wait for pages and checks, so these come first on a busy machine.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
const worker = await runWorker();
onStop(() => worker.stop());
process.send?.("ready");
