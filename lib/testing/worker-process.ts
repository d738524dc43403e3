import { type ChildProcess, spawn } from "node:child_process";
import { afterEach } from "vitest";

/**
 * Returns a function that starts a worker as `npm start` runs it, on the database of `DATABASE_URL` and with more
 * settings. Workers that still run after a test are killed.
 */
export function useWorkers(): (settings?: Record<string, string>) => ChildProcess {
  const workers: ChildProcess[] = [];
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  });
  return (settings = {}) => {
    const worker = spawn(process.execPath, ["--import", "tsx", "worker/worker.ts"], {
      env: { ...process.env, LOG_LEVEL: "error", ...settings },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    workers.push(worker);
    return worker;
  };
}
