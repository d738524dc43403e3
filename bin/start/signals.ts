/**
 * npm passes Ctrl-C on to a process that the terminal has told already. A signal within this time is not a second
 * Ctrl-C.
 */
const ECHO_MILLISECONDS = 1000;

/** A signal that is aborted by the first Ctrl-C or SIGTERM; a second one calls `force` and ends the process. */
export function stopRequested(force: () => void): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const ask = () => {
    first ||= Date.now();
    controller.abort();
    if (Date.now() - first < ECHO_MILLISECONDS) return;
    force();
    process.exit(1);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, ask);
  if (process.env.npm_lifecycle_event) whenOrphaned(() => controller.abort());
  return controller.signal;
}

/** Calls `tell` when npm is gone: it may be killed without a word to the process that it runs. */
function whenOrphaned(tell: () => void) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, 250);
  timer.unref();
}
