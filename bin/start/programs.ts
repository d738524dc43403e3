import type { Env } from "@/lib/env";
import { checkPort } from "./checks";
import type { Program } from "./child";
import { hasDemoAccounts } from "./demo";
import { keptSecret } from "./secret";

const HEAP = "--max-old-space-size=192";
/** A full cache with its garbage stays below 250 MB in all. */
const GATE_HEAP = "--max-old-space-size=160";
const WATCH = ["--watch", "--watch-preserve-output"];

/** The programs that `npm start` runs beside the database, in the order of starting. The last is stopped first. */
export async function listPrograms(url: string, settings: Env, dev: boolean): Promise<Program[]> {
  const { dataDir, port, gatePort, publicUrl } = settings;
  const demo = await hasDemoAccounts(url);
  const host = settings.host ?? (demo ? "127.0.0.1" : undefined);
  await checkPort(port, host);
  await checkPort(gatePort, host, "GATE_PORT");
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: url,
    NEXTAUTH_SECRET: settings.nextauthSecret ?? keptSecret(dataDir),
    ...(host && { HOST: host }),
  };
  const tell = once(() => {
    console.log(`Blacklist runs at ${publicUrl ?? `http://${shown(host)}:${port}`}`);
    console.log(`Phone systems ask the gate at http://${shown(host)}:${gatePort}`);
    if (demo) console.log("Demo sign-in: owner@example.com with the password blacklist-demo");
    console.log("Ctrl-C stops it.");
  });
  const run = ["--import", "tsx"];
  return [
    {
      name: "worker",
      // Without a bound garbage piles up to twice the need of a large upload. 300 MB in all are enough for any.
      args: [HEAP, ...run, ...(dev ? WATCH : []), "worker/worker.ts"],
      env,
      dataDir,
    },
    {
      name: "gate",
      args: [GATE_HEAP, ...run, ...(dev ? WATCH : []), "gate/gate.ts"],
      env,
      dataDir,
    },
    {
      name: "web",
      args: [...run, "bin/start/web.ts", ...(dev ? ["--dev"] : [])],
      env,
      dataDir,
      onReady: tell,
    },
  ];
}

function shown(host: string | undefined) {
  if (!host || ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function once(run: () => void) {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
