import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findFreePort, findRunningPostgres } from "@/db/embedded";
import { Refusal } from "../refusal";

export type Stack = { url: string; dataDir: string; databaseUrl: string; stop(): Promise<void> };

const START_MILLISECONDS = 120_000;

/** The real `npm start` with the demo, on free ports and a data folder that is thrown away. */
export async function startStack(): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-e2e-"));
  const port = await findFreePort();
  const env = {
    ...process.env,
    ...{ PORT: String(port), GATE_PORT: String(await findFreePort()), DATA_DIR: dataDir, DEMO: "1" },
    ...{ DATABASE_URL: "", HOST: "", PUBLIC_URL: "", NEXTAUTH_URL: "", NEXTAUTH_SECRET: "", TRUST_PROXY: "" },
    LOG_LEVEL: "warn",
  };
  const child = spawn(process.execPath, ["bin/run.mjs", "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<boolean>((resolve) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.includes("runs at")) resolve(true);
      else process.stderr.write(text);
    });
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
    throw new Refusal("The stack for the end-to-end tests did not start: its message stands above.");
  }
  return { url: `http://localhost:${port}`, dataDir, databaseUrl: findRunningPostgres(dataDir) ?? "", stop };
}
