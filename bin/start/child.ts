import { spawn } from "node:child_process";
import type { Running } from "./keeping";
import { remember } from "./remains";

export type Program = {
  name: string;
  /** Arguments to node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** The data folder in which the process is noted, so that the next start can end what a killed one left. */
  dataDir: string;
  onReady?: () => void;
};

const STOP_MILLISECONDS = 10_000;

/**
 * Starts a node process in a group of its own, so that Ctrl-C reaches only the supervisor, which stops all in order.
 */
export async function startChild({ name, args, env, dataDir, onReady }: Program): Promise<Running> {
  const child = spawn(process.execPath, args, {
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  if (child.pid) remember(dataDir, name, child.pid);
  child.once("message", () => onReady?.());
  return {
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS);
      await ended;
      clearTimeout(late);
    },
  };
}
