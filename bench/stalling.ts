import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A request whose body never comes: after some bytes of it nothing more is sent. */
export type Stalled = { path: string; headers: Record<string, string>; from: string };

/** How the server ended a stalled request. */
export type CutOff = { status: number; afterMs: number };

const SAID = 16_000;
const SENT = "caller_id=";
/** A body that is still waited for after this long counts as a fault. */
const PATIENCE_MS = 120_000;

/**
 * Sends requests that stall, all at once, each from an address of its own choice among those of loopback. Returns how
 * each was ended. Throws for one that the server is still waiting for after two minutes.
 */
export function stall(url: string, requests: Stalled[]): Promise<CutOff[]> {
  return Promise.all(requests.map((request) => stallOne(new URL(url), request)));
}

async function stallOne({ hostname, port, host }: URL, { path, headers, from }: Stalled): Promise<CutOff> {
  const start = performance.now();
  const socket = connect({ host: hostname, port: Number(port), localAddress: from });
  const lines = Object.entries({ host, "content-length": String(SAID), ...headers });
  socket.write(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${SENT}`,
  );
  let answer = "";
  const ended = new Promise<void>((resolve) => {
    socket.on("data", (bytes) => (answer += bytes));
    socket.on("error", () => resolve());
    socket.on("close", () => resolve());
  });
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, "late", { signal: patience.signal }).catch(() => null);
  const first = await Promise.race([ended, late]);
  patience.abort();
  socket.destroy();
  if (first === "late") throw new Error(`${path}: a body that never comes was still waited for`);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), afterMs: performance.now() - start };
}
