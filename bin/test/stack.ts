import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findFreePort, findRunningPostgres } from "@/db/embedded";
import { CommandRefusal } from "../kit/refusal";

export type Stack = {
  url: string;
  dataDir: string;
  databaseUrl: string;
  /** The port to which calls and texts of Twilio accounts go: a story listens there. */
  twilioPort: number;
  stop(): Promise<void>;
};

const START_MILLISECONDS = 240_000;

/** Overrides what the developer has set: an empty setting counts as absent. */
const THE_DEFAULTS = {
  DATABASE_URL: "",
  DEMO: "",
  HOST: "",
  NEXTAUTH_SECRET: "",
  NEXTAUTH_URL: "",
  PUBLIC_URL: "",
  TRUST_PROXY: "",
  UPLOAD_LIMIT: "",
  RATE_LIMIT: "",
  LEAD_RATE_LIMIT: "",
};

/**
 * Starts the real `npm start` with the demo, on free ports and a data folder that is thrown away. Its output goes to
 * our own error output, or to the file `log`.
 */
export async function startStack({ log }: { log?: string } = {}): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-e2e-"));
  const port = await findFreePort();
  const gatePort = await findFreePort();
  const twilioPort = await findFreePort();
  const env = {
    ...process.env,
    ...THE_DEFAULTS,
    PORT: String(port),
    GATE_PORT: String(gatePort),
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    // The receiver of a story stands on this machine.
    ALLOW_PRIVATE_TARGETS: "1",
    TWILIO_API_URL: `http://127.0.0.1:${twilioPort}`,
  };
  const child = spawn(process.execPath, ["bin/run.mjs", "start"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = log ? createWriteStream(log) : process.stderr;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<boolean>((resolve) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.includes("runs at")) resolve(true);
      else said.write(text);
    });
    child.stderr.on("data", (text: Buffer) => said.write(text));
    void ended.then(() => resolve(false));
    setTimeout(() => resolve(false), START_MILLISECONDS).unref();
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  if (!(await ready)) {
    await stop();
    throw new CommandRefusal("The stack for the end-to-end tests did not start: its message stands above.");
  }
  const databaseUrl = findRunningPostgres(dataDir) ?? "";
  return { url: `http://localhost:${port}`, dataDir, databaseUrl, twilioPort, stop };
}

/** So many stacks; when one does not start, none stays. */
export async function startStacks(count: number): Promise<Stack[]> {
  const stacks: Stack[] = [];
  try {
    while (stacks.length < count) stacks.push(await startStack());
    return stacks;
  } catch (error) {
    await Promise.all(stacks.map((stack) => stack.stop()));
    throw error;
  }
}
